/** As many entities of a list as are written at once. */
const AT_ONCE = 1000;

/**
 * The same characters as `JSON.stringify(value, null, pretty ? 2 : undefined)`, then `end`; piece by piece where a list is long, because
 * the JSON of a large notice is many times its text.
 */
export function* jsonPieces(value: object, pretty: boolean, end = ''): Generator<string> {
  const isLong = (v: unknown): v is unknown[] => Array.isArray(v) && v.length > AT_ONCE;
  const space = pretty ? 2 : undefined;
  if (!Object.values(value).some(isLong)) {
    yield JSON.stringify(value, null, space) + end;
    return;
  }
  const fieldBreak = pretty ? '\n  ' : '';
  const itemBreak = pretty ? '\n    ' : '';
  let before = '{';
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const name = `${before}${fieldBreak}${JSON.stringify(key)}:${pretty ? ' ' : ''}`;
    before = ',';
    if (!isLong(field)) {
      yield name + (JSON.stringify(field, null, space) as string).replaceAll('\n', fieldBreak);
      continue;
    }
    yield `${name}[`;
    for (let from = 0; from < field.length; from += AT_ONCE) {
      const items = JSON.stringify(field.slice(from, from + AT_ONCE), null, space);
      // without the brackets; the line breaks in the pretty form are never part of a string, which has them escaped
      const inner = pretty ? items.slice('[\n  '.length, -'\n]'.length).replaceAll('\n', fieldBreak) : items.slice(1, -1);
      yield `${from === 0 ? '' : ','}${itemBreak}${inner}`;
    }
    yield `${fieldBreak}]`;
  }
  yield (pretty ? '\n}' : '}') + end;
}

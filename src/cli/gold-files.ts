import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Gold, goldSchema } from '../evaluate/index.ts';
import { DiagnosticError } from '../model/diagnostic.ts';

export interface GoldFile {
  name: string;
  source: string;
  gold: string;
}

export const GOLD_LAYOUTS = 'DIR/NAME/source.txt with DIR/NAME/gold.json, or DIR/text/NAME.txt with DIR/NAME.gold.json';

/** The annotated notices of a directory, by name; one with `source.txt` and `gold.json` is a notice itself. */
export function findGold(directory: string): GoldFile[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new DiagnosticError({ code: 'not-found', file: directory, message: 'no such directory', hint: 'check the path' });
  const folder = (path: string): GoldFile => ({ name: basename(path), source: join(path, 'source.txt'), gold: join(path, 'gold.json') });
  const found = readdirSync(directory).flatMap((entry): GoldFile[] => {
    const path = join(directory, entry);
    if (entry.endsWith('.gold.json')) {
      const name = entry.slice(0, -'.gold.json'.length);
      return [{ name, source: join(directory, 'text', `${name}.txt`), gold: path }];
    }
    return existsSync(join(path, 'gold.json')) ? [folder(path)] : [];
  });
  if (existsSync(join(directory, 'gold.json'))) found.push(folder(directory));
  if (found.length === 0)
    throw new DiagnosticError({ code: 'no-gold', file: directory, message: 'has no gold annotations', hint: `wanted: ${GOLD_LAYOUTS}` });
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Reads one annotation and checks its shape. */
export function readGold(path: string): Gold {
  const damaged = (message: string, hint: string) => new DiagnosticError({ code: 'damaged-file', file: path, message, hint });
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw damaged(`is not JSON: ${(error as Error).message}`, 'correct the file');
  }
  const result = goldSchema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw damaged(`${issue.path.join('.') || 'top level'}: ${issue.message}`, 'correct the annotation');
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { discover, isUnreadable } from '../../src/batch/inputs.ts';
import { folderWith } from './folder.ts';

function names(
  args: string[],
  { include = [], exclude = [], skip = [] }: { include?: string[]; exclude?: string[]; skip?: string[] } = {},
) {
  return [...discover(args, { include, exclude, skip: new Set(skip) })].map((found) =>
    isUnreadable(found) ? `${found.problem.code} ${found.name}` : found.name,
  );
}

/** The same without the folder that the test is in. */
function within(folder: string, args: string[], options?: Parameters<typeof names>[1]) {
  return names(
    args.map((arg) => join(folder, arg)),
    options,
  ).map((name) => name.replace(`${folder}/`, '').replace(folder, '.'));
}

describe('discover', () => {
  test('walks folders in the order of the bytes of the names, whatever the locale', () => {
    const folder = folderWith({ 'b.txt': '', 'a/2.txt': '', 'a/10.txt': '', 'Z.txt': '', '一.txt': '', 'é.txt': '', 'a.txt': '' });
    expect(within(folder, ['.'])).toEqual(['Z.txt', 'a/10.txt', 'a/2.txt', 'a.txt', 'b.txt', 'é.txt', '一.txt']);
  });

  test('arguments stay in their order, and nothing comes twice', () => {
    const folder = folderWith({ 'x/1.txt': '', 'x/y/2.txt': '', 'z.txt': '' });
    expect(within(folder, ['z.txt', 'x/y', 'x', 'x/1.txt', 'x/y/2.txt', '.', 'z.txt'])).toEqual(['z.txt', 'x/y/2.txt', 'x/1.txt']);
    expect(within(folder, ['x/1.txt', '.'])).toEqual(['x/1.txt', 'x/y/2.txt', 'z.txt']);
  });

  test('what a filter left out of a folder can still be named', () => {
    const folder = folderWith({ 'x/1.txt': '', 'x/2.pdf': '' });
    expect(within(folder, ['x', 'x/2.pdf'], { include: ['*.txt'] })).toEqual(['x/1.txt', 'x/2.pdf']);
  });

  test('leaves out hidden files, office locks and the folders of saved pages', () => {
    const folder = folderWith({
      '.DS_Store': '',
      '.git/config': '',
      '~$通报.docx': '',
      'Thumbs.db': '',
      'page.html': '',
      'page_files/logo.png': '',
      'other_files/1.txt': '',
    });
    expect(within(folder, ['.'])).toEqual(['other_files/1.txt', 'page.html']);
  });

  test('data beside the notices of a folder is none of them, unless rectify wrote it or it is asked for', () => {
    const own = '{"schemaVersion":1,"source":{"name":"a.txt"}}\n';
    const folder = folderWith({
      'x/1.txt': '',
      'x/1.json': '{"title":"annotations"}',
      'x/expected.JSON': own,
      'x/crawl.jsonl': '{"url":"https://example.org","text":"…"}\n',
      'x/ours.ndjson': `\ufeff${own}`,
      'x/table.csv': 'a,b\n',
      'x/table.tsv': 'a\tb\n',
      'x/empty.ndjson': '',
    });
    expect(within(folder, ['x'])).toEqual(['x/1.txt', 'x/ours.ndjson']);
    expect(within(folder, ['x'], { include: ['*.json', '*.csv'] })).toEqual(['x/1.json', 'x/expected.JSON', 'x/table.csv']);
    expect(within(folder, ['x', 'x/1.json', 'x/crawl.jsonl', 'x/ours.ndjson'])).toEqual([
      'x/1.txt',
      'x/ours.ndjson',
      'x/1.json',
      'x/crawl.jsonl',
    ]);
    expect(within(folder, ['x/*.json'])).toEqual(['x/1.json', 'x/expected.JSON']);
  });

  test.each([
    [{ include: ['*.TXT'] }, ['a/b/3.txt', 'a/2.txt', '1.txt']],
    [{ include: ['a/*.txt'] }, ['a/2.txt']],
    [{ include: ['**/b/*'] }, ['a/b/3.txt']],
    [{ exclude: ['b'] }, ['1.txt', 'a/2.txt', 'a/x.pdf']],
    [{ exclude: ['a/**', '1.*'] }, []],
    [{ include: ['*.txt', '*.pdf'], exclude: ['a/b'] }, ['1.txt', 'a/2.txt', 'a/x.pdf']],
  ])('%o', (options, expected) => {
    const folder = folderWith({ '1.txt': '', 'a/2.txt': '', 'a/b/3.txt': '', 'a/x.pdf': '' });
    expect(within(folder, ['.'], options).sort()).toEqual([...expected].sort());
  });

  test('globs that the shell left alone', () => {
    const folder = folderWith({ 'a/1.txt': '', 'a/b/2.txt': '', 'a/b/2.pdf': '', 'c/3.txt': '' });
    expect(within(folder, ['**/*.txt'])).toEqual(['a/1.txt', 'a/b/2.txt', 'c/3.txt']);
    expect(within(folder, ['a/*/2.*'])).toEqual(['a/b/2.pdf', 'a/b/2.txt']);
    expect(within(folder, ['{a,c}/*.txt'])).toEqual(['a/1.txt', 'c/3.txt']);
    expect(within(folder, ['d/*.txt', '*.doc'])).toEqual(['not-found d/*.txt', 'not-found *.doc']);
  });

  test('a file whose name looks like a glob is that file', () => {
    const folder = folderWith({ '[1].txt': '', '1.txt': '' });
    expect(within(folder, ['[1].txt'])).toEqual(['[1].txt']);
  });

  test('says what does not exist', () => {
    expect(within(folderWith(), ['no.txt', 'no/'])).toEqual(['not-found no.txt', 'not-found no']);
  });

  test('a name is as it was given', () => {
    const folder = folderWith({ 'a/1.txt': '' });
    const before = process.cwd();
    process.chdir(folder);
    try {
      for (const arg of ['.', './']) expect(names([arg])).toEqual(['a/1.txt']);
      for (const arg of ['a', 'a/', './a', './/a//']) expect(names([arg])).toEqual(['a/1.txt']);
    } finally {
      process.chdir(before);
    }
  });

  test('the output is no input', () => {
    const folder = folderWith({ 'a.txt': '', 'out.ndjson': '', 'tables/notices.csv': '' });
    const skip = ['out.ndjson', 'tables'].map((name) => resolve(folder, name));
    expect(within(folder, ['.'], { skip })).toEqual(['a.txt']);
  });

  test.runIf(process.platform !== 'win32')('links: inside to files they are followed, to folders not, outside they are refused', () => {
    const folder = folderWith({ 'in/a.txt': '', 'in/sub/b.txt': '', 'out/c.txt': '', 'insider/d.txt': '' });
    symlinkSync('a.txt', join(folder, 'in/inside.txt'));
    symlinkSync('..', join(folder, 'in/sub/up'));
    symlinkSync('../out/c.txt', join(folder, 'in/outside.txt'));
    symlinkSync('../insider', join(folder, 'in/outside'));
    symlinkSync('nowhere', join(folder, 'in/broken'));
    symlinkSync('loop', join(folder, 'in/loop'));
    expect(within(folder, ['in'])).toEqual([
      'in/a.txt',
      'not-found in/broken',
      'in/inside.txt',
      'not-readable in/loop',
      'outside-folder in/outside',
      'outside-folder in/outside.txt',
      'in/sub/b.txt',
    ]);
    symlinkSync('in', join(folder, 'link'));
    expect(within(folder, ['link'])).toContain('link/sub/b.txt');
  });

  test.runIf(process.platform === 'linux')('a pipe in a folder is no file', () => {
    const folder = folderWith({ 'a.txt': '' });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(within(folder, ['.'])).toEqual(['a.txt', 'not-readable pipe']);
  });

  test.runIf(process.platform === 'linux')('names in GBK and in no encoding at all', () => {
    const folder = folderWith();
    const path = (bytes: number[]) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(bytes)]);
    mkdirSync(path([0xb0, 0xb8]));
    writeFileSync(path([0xb0, 0xb8, 0x2f, 0xd5, 0xfb]), '');
    writeFileSync(path([0xff, 0x61]), '');
    expect(within(folder, ['.'])).toEqual(['案/整', '\\xffa']);
  });

  test.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')('a folder that may not be read is said to be so', () => {
    const folder = folderWith({ 'a.txt': '' });
    mkdirSync(join(folder, 'secret'), { mode: 0 });
    expect(within(folder, ['.'])).toEqual(['a.txt', 'not-readable secret/']);
  });
});

/**
 * Files, folders and globs → the inputs of a run, one after the other and in the same order on every system: arguments as given, names
 * within a folder by their bytes. Nothing is collected, so that a folder of any size takes the memory of its largest directory.
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Diagnostic } from '../model/diagnostic.ts';
import { isDataBesideNotices } from './own-output.ts';
import { readingProblem } from './read-errors.ts';

/** Bytes where the name is in no encoding that Node could spell as a string. */
export type Path = string | Buffer;

export interface Input {
  /** As the output names it: the argument and the way from there, with `/`. */
  name: string;
  path: Path;
}

export interface Unreadable {
  name: string;
  problem: Diagnostic;
}

export type Found = Input | Unreadable;

export interface Selection {
  /**
   * Globs of what to take from folders (default: everything but data that is not rectify's own), relative to the folder; one without `/`
   * is for the name alone.
   */
  include: readonly string[];
  exclude: readonly string[];
  /** Absolute paths that are no inputs wherever they are: the run's own output. */
  skip: ReadonlySet<string>;
}

export function isUnreadable(found: Found): found is Unreadable {
  return 'problem' in found;
}

/** Every input once, where it is first named. */
export function* discover(args: readonly string[], selection: Selection): Generator<Found> {
  const earlier: Earlier = { files: new Set(), folders: [] };
  for (const arg of args) yield* fromArgument(arg, selection, earlier);
}

/** Whether the arguments can stand for more than one file, whatever they hold: several of them, a folder, a glob. */
export function canBeSeveral(args: readonly string[]): boolean {
  if (args.length !== 1) return true;
  const stat = statSync(args[0]!, { throwIfNoEntry: false });
  return stat === undefined ? picomatch.scan(slashed(args[0]!)).isGlob : stat.isDirectory();
}

/** What earlier arguments have already given. */
interface Earlier {
  files: Set<string>;
  folders: { path: string; takes: Filter; data: boolean }[];
}

type Filter = (relative: string, isFolder: boolean) => boolean;

function* fromArgument(arg: string, selection: Selection, earlier: Earlier): Generator<Found> {
  const name = displayed(arg);
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(arg);
  } catch (error) {
    const problem = readingProblem(error, name);
    if (problem.code === 'not-found' && picomatch.scan(slashed(arg)).isGlob) yield* fromGlob(arg, selection, earlier);
    else yield { name, problem };
    return;
  }
  if (stat.isDirectory()) yield* fromFolder(arg, name, filterFor(selection), selection, earlier);
  else yield* once({ name, path: arg }, selection, earlier);
}

function* once(input: { name: string; path: string }, { skip }: Selection, earlier: Earlier): Generator<Found> {
  const path = resolve(input.path);
  const taken = (f: Earlier['folders'][number]) =>
    isWithin(path, f.path) && f.takes(path.slice(f.path.length + 1), false) && (f.data || !isDataBesideNotices(path));
  if (skip.has(path) || earlier.files.has(path) || earlier.folders.some(taken)) return;
  earlier.files.add(path);
  yield input;
}

function* fromGlob(arg: string, selection: Selection, earlier: Earlier): Generator<Found> {
  const pattern = slashed(arg).replace(/^\.\//, '');
  const { base } = picomatch.scan(pattern);
  const matches = picomatch(pattern, { nocase: NOCASE });
  const prefix = base === '' ? '' : base.endsWith('/') ? base : `${base}/`;
  const mayHold = holding(pattern);
  const takes: Filter = (relative, isFolder) => (isFolder ? mayHold(`${prefix}${relative}`) : matches(`${prefix}${relative}`));
  let any = false;
  try {
    statSync(base || '.');
    for (const found of walk(base || '.', base, takes, selection, earlier)) {
      any = true;
      if (isUnreadable(found)) yield found;
      else yield* once({ name: found.name, path: found.path as string }, selection, earlier);
    }
  } catch {
    // no such folder: nothing matches
  }
  if (!any) yield { name: arg, problem: { code: 'not-found', file: arg, message: 'matches no file', hint: 'check the pattern' } };
}

/** Whether a folder can hold what a glob matches: it must match as far as the glob goes. */
function holding(pattern: string): (folder: string) => boolean {
  const parts = pattern.split('/');
  const open = parts.findIndex((part) => part.includes('**'));
  const matchers = parts
    .slice(0, open < 0 ? parts.length - 1 : open)
    .map((part) => (part === '' ? () => true : picomatch(part, { nocase: NOCASE })));
  return (folder) => {
    const names = folder.split('/');
    return (open >= 0 || names.length <= matchers.length) && names.every((name, i) => matchers[i]?.(name) ?? true);
  };
}

function* fromFolder(path: string, name: string, takes: Filter, selection: Selection, earlier: Earlier): Generator<Found> {
  const absolute = resolve(path);
  if (earlier.folders.some((f) => absolute === f.path || (isWithin(absolute, f.path) && f.takes(absolute.slice(f.path.length + 1), true))))
    return;
  const data = selection.include.length > 0;
  for (const found of walk(path, name, takes, selection, earlier))
    if (data || isUnreadable(found) || !isDataBesideNotices(found.path)) yield found;
  earlier.folders.push({ path: absolute, takes, data });
}

interface Level {
  path: Path;
  name: string;
  relative: string;
  entries: Entry[];
  at: number;
}
interface Entry {
  bytes: Buffer;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/** The files below a folder; links that stay inside are followed to files, not to folders, which are walked where they are. */
function* walk(root: string, rootName: string, takes: Filter, { skip }: Selection, earlier: Earlier): Generator<Found> {
  const real = realpathSync(root);
  const levels: Level[] = [];
  const enter = function* (path: Path, name: string, relative: string): Generator<Found> {
    try {
      levels.push({ path, name, relative, entries: list(path), at: 0 });
    } catch (error) {
      yield { name: `${name}/`, problem: readingProblem(error, `${name}/`) };
    }
  };
  yield* enter(root, rootName, '');
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const entry = level.entries[level.at++];
    if (!entry) {
      levels.pop();
      continue;
    }
    const [text, exact] = spelled(entry.bytes);
    const path = join(level.path, exact ? text : entry.bytes);
    const name = level.name === '' ? text : `${level.name}${level.name.endsWith('/') ? '' : '/'}${text}`;
    const relative = level.relative === '' ? text : `${level.relative}/${text}`;
    const absolute = typeof path === 'string' ? resolve(path) : null;
    if (!takes(relative, entry.kind === 'folder') || (absolute !== null && skip.has(absolute))) continue;
    if (entry.kind === 'folder') {
      if (absolute !== null && earlier.folders.some((f) => f.path === absolute)) continue;
      yield* enter(path, name, relative);
      continue;
    }
    const problem = entry.kind === 'link' ? badLink(path, name, real) : entry.kind === 'other' ? notAFile(name) : null;
    if (problem === 'folder' || (absolute !== null && earlier.files.has(absolute))) continue;
    yield problem ? { name, problem } : { name, path };
  }
}

/** What is wrong with a link in a folder; null for one to a file inside the folder. */
function badLink(path: Path, name: string, root: string): Diagnostic | 'folder' | null {
  try {
    const target = realpathSync(path);
    if (target !== root && !isWithin(target, root))
      return {
        code: 'outside-folder',
        file: name,
        message: 'is a link that leads out of the folder',
        hint: 'name its target if it is wanted',
      };
    const stat = statSync(path);
    return stat.isDirectory() ? 'folder' : stat.isFile() ? null : notAFile(name);
  } catch (error) {
    const problem = readingProblem(error, name);
    return problem.code === 'not-found' ? { ...problem, message: 'is a link to what does not exist', hint: 'remove the link' } : problem;
  }
}

function notAFile(name: string): Diagnostic {
  return { code: 'not-readable', file: name, message: 'is not a regular file', hint: 'leave it out with --exclude' };
}

/**
 * The entries of a directory by the bytes of their names. Left out is what programs put there and nobody means: hidden files, the lock
 * files of office programs, and the folder of pictures and scripts beside a saved page (`page_files` beside `page.html`).
 */
function list(path: Path): Entry[] {
  const entries = readdirSync(path as string, { withFileTypes: true, encoding: 'buffer' }).map((dirent): Entry => {
    const kind = dirent.isFile() ? 'file' : dirent.isDirectory() ? 'folder' : dirent.isSymbolicLink() ? 'link' : 'other';
    return { bytes: dirent.name as unknown as Buffer, kind };
  });
  const names = new Set(entries.filter((e) => e.kind !== 'folder').map((e) => e.bytes.toString('latin1').toLowerCase()));
  return entries
    .filter(({ bytes, kind }) => {
      const name = bytes.toString('latin1').toLowerCase();
      if (name.startsWith('.') || name.startsWith('~$') || name === 'thumbs.db' || name === 'desktop.ini') return false;
      const page = kind === 'folder' ? /^(.+)[._]files$/.exec(name)?.[1] : undefined;
      return page === undefined || !(names.has(`${page}.html`) || names.has(`${page}.htm`));
    })
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
}

/** A name as text, and whether that text leads to the file: names that are not UTF-8 are mostly GBK from an old archive. */
function spelled(bytes: Buffer): [text: string, exact: boolean] {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return [new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding === 'utf-8'];
    } catch {
      // not in this encoding
    }
  }
  return [bytes.toString('latin1').replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`), false];
}

function join(folder: Path, name: Path): Path {
  if (typeof folder === 'string' && typeof name === 'string')
    return folder === '' ? name : `${folder}${/[\\/]$/.test(folder) ? '' : '/'}${name}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), Buffer.from(name)]);
}

const NOCASE = true;

function filterFor({ include, exclude }: Selection): Filter {
  const any = (patterns: readonly string[]) => {
    const matchers = patterns.map((pattern) => {
      const matches = picomatch(slashed(pattern).replace(/^\.\/|\/$/g, ''), { nocase: NOCASE });
      return pattern.includes('/') ? matches : (relative: string) => matches(basename(relative));
    });
    return (relative: string) => matchers.some((matches) => matches(relative));
  };
  const included = any(include);
  const excluded = any(exclude);
  const takes: Filter = (relative, isFolder) => !excluded(relative) && (isFolder || include.length === 0 || included(relative));
  // asked about a path from further up, a folder that is left out takes what is in it along
  return (relative, isFolder) => {
    for (let folder = dirname(relative); folder !== '.' && folder !== '/'; folder = dirname(folder)) if (!takes(folder, true)) return false;
    return takes(relative, isFolder);
  };
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** `./notices/` → `notices`, `.` → ''. */
function displayed(arg: string): string {
  const path = slashed(arg);
  const plain = path.replace(/^(?:\.\/+)+/, '').replace(/(?<=[^/])\/+$/, '');
  return plain === '.' ? '' : plain;
}

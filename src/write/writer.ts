import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';

/** What can be asked for with `--only`: the parts of a notice beside `schemaVersion` and `source`. */
export const ENTITIES = [
  'document',
  'headline',
  'outline',
  'issues',
  'measures',
  'counts',
  'dates',
  'citations',
  'sanctions',
  'contacts',
  'findings',
] as const satisfies readonly (keyof Notice)[];
export type Entity = (typeof ENTITIES)[number];

export interface WriteOptions {
  lang: Lang;
  colour: boolean;
  /** Terminal columns to fill. */
  width: number;
  /** JSON over several lines. */
  pretty: boolean;
  /** One notice is written by itself; several as a list. */
  several: boolean;
  /** Leave out everything else; in the order given. Null for the format's own choice. */
  only: readonly Entity[] | null;
}

export type Result = Notice | Failure;

/** One output format. Pieces are yielded as notices come in, so that a long batch is not held in memory. */
export interface Writer {
  name: string;
  extension: string;
  write(results: AsyncIterable<Result>, options: WriteOptions): AsyncIterable<string>;
}

export function isFailure(result: Result): result is Failure {
  return 'error' in result;
}

/** A notice reduced to the entities asked for; a failure stays whole. */
export function select(result: Result, only: readonly Entity[] | null): Partial<Notice> | Failure {
  if (only === null || isFailure(result)) return result;
  const { schemaVersion, source } = result;
  return Object.assign({ schemaVersion, source }, ...ENTITIES.filter((e) => only.includes(e)).map((e) => ({ [e]: result[e] })));
}

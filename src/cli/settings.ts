/** Choices that the surroundings make where no option does: language, colour, width. */
import type { Lang } from '../model/vocabulary.ts';
import type { Io, Output } from './io.ts';

/** As POSIX orders them: the first variable that is set decides. */
export function languageOf(env: Io['env']): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** Colour goes to terminals only; NO_COLOR and FORCE_COLOR say otherwise, in that order. */
export function wantsColour(output: Output, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return output.isTerminal && env.TERM !== 'dumb';
}

export const DEFAULT_WIDTH = 80;
export const LEAST_WIDTH = 40;

/** What `--lang`, `--no-color` and `--width` say. */
export interface LayoutOptions {
  lang?: Lang;
  color: boolean;
  width?: number;
}

/** How to lay out what is written to `output`, a file, or to standard output where none is named. */
export function layoutOf({ lang, color, width }: LayoutOptions, io: Pick<Io, 'stdout' | 'env'>, output?: string) {
  const toTerminal = output === undefined && io.stdout.isTerminal;
  return {
    toTerminal,
    lang: lang ?? languageOf(io.env),
    colour: color && output === undefined && wantsColour(io.stdout, io.env),
    width: width ?? (toTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
  };
}

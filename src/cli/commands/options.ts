/** The options that several commands have, each said and read in one place. */
import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_WIDTH, LEAST_WIDTH } from '../settings.ts';

/** `-f, --format`; the first is what is printed where none is named, unless `how` says another. */
export function formatOption(formats: readonly string[], how?: string): Option {
  const option = new Option('-f, --format <format>', how ?? 'how to print').choices(formats);
  return how === undefined ? option.default(formats[0]) : option;
}

export function outputOption(where = ''): Option {
  return new Option('-o, --output <file>', `write to a file, which appears when it is complete${where}`);
}

export function encodingOption(of: 'text files' | 'the input' | 'the notices'): Option {
  return new Option('--encoding <name>', `the encoding of ${of} (default: found out from the bytes)`);
}

export function langOption(of = 'language of labels'): Option {
  return new Option('--lang <lang>', `${of} (default: from the locale)`).choices(['zh', 'en']);
}

export function colourOption(): Option {
  return new Option('--no-color', 'print without colour');
}

export function widthOption(elsewhere = ''): Option {
  return new Option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH}${elsewhere})`).argParser((text) =>
    wholeNumber(text, LEAST_WIDTH),
  );
}

export function prettyOption(): Option {
  return new Option('--pretty', 'JSON over several lines (default on a terminal)').conflicts('compact');
}

export function compactOption(): Option {
  return new Option('--compact', 'JSON on one line (default elsewhere)');
}

const MOST_JOBS = 256;

export function jobsOption(): Option {
  return new Option('-j, --jobs <n>', 'how many to read at once (default: the cores)').argParser((text) => wholeNumber(text, 1, MOST_JOBS));
}

/** At most so many `what`. */
export function limitOption(flags: string, what: string, most: number): Option {
  return new Option(flags, what).argParser((text) => wholeNumber(text, 1)).default(most);
}

/** Which entities: of `parse`, and of the schema of what it prints. */
export const ONLY = '--only <entities>';

/** Names by commas, each one of those known: `issues,measures`. */
export function namesOption<T extends string>(flags: string, about: string, known: readonly T[]): Option {
  return new Option(flags, about).argParser((list): T[] => {
    const names = list.split(',').map((name) => name.trim());
    const unknown = names.find((name) => !(known as readonly string[]).includes(name));
    if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${known.join(', ')}.`);
    return names as T[];
  });
}

function wholeNumber(text: string, least: number, most?: number): number {
  const n = Number(text);
  if (Number.isInteger(n) && n >= least && n <= (most ?? n)) return n;
  throw new InvalidArgumentError(`It must be a whole number ${most === undefined ? `of at least ${least}` : `from ${least} to ${most}`}.`);
}

import { InvalidArgumentError } from 'commander';
import { ENTITIES, type Entity } from '../../write/writer.ts';

export const ONLY = '--only <entities>';

/** `issues,measures` → the entities, each known. */
export function parseOnly(list: string): Entity[] {
  const entities = list.split(',').map((e) => e.trim());
  const unknown = entities.find((e) => !ENTITIES.includes(e as Entity));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${ENTITIES.join(', ')}.`);
  return entities as Entity[];
}

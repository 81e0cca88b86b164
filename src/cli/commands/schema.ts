import { Command, Option } from 'commander';
import { ENTITIES, type Entity } from '../../write/writer.ts';
import { type DefineCommand, examples } from './command.ts';
import { namesOption, ONLY } from './options.ts';

export const schemaCommand: DefineCommand = (io) =>
  new Command('schema')
    .summary('print the JSON Schema of the output')
    .description('Prints the JSON Schema (draft 2020-12) of one notice as `parse` prints it in JSON, and of each line of NDJSON.')
    .addOption(namesOption(ONLY, 'the schema of what `parse --only` prints', ENTITIES))
    .addOption(new Option('--detect', 'the schema of what `detect` prints').conflicts(['only', 'tables']))
    .addOption(new Option('--tables', 'the tables and columns that databases, Parquet and `stream --rows` hold').conflicts('only'))
    .addHelpText(
      'after',
      examples('rectify schema > notice.schema.json', 'rectify schema --only issues,measures', 'rectify schema --detect'),
    )
    .action(async ({ only, detect = false, tables = false }: { only?: Entity[]; detect?: boolean; tables?: boolean }) => {
      if (tables) {
        const { describeTables } = await import('../../corpus/row-lines.ts');
        return io.stdout.write(`${JSON.stringify(describeTables(), null, 2)}
`);
      }
      const { detectedJsonSchema, jsonSchema } = await import('../../model/json-schema.ts');
      await io.stdout.write(`${JSON.stringify(detect ? detectedJsonSchema() : jsonSchema(only), null, 2)}\n`);
    });

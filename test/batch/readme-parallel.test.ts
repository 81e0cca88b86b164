import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, shell } from '../shell.ts';

const hasParallel = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel') ?? false;

/** Run where GNU parallel is installed, as CI has it. */
test.runIf(hasParallel)("the README's line with GNU parallel gives what one process gives, in order", async () => {
  const line = /```sh\n(parallel .*)\n```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))![1]!;
  const inFolder = line
    .replace('--block 1M', '--block 2k')
    .replace('texts.ndjson', '$TMP/texts.ndjson')
    .replace('notices.ndjson', '$TMP/notices.ndjson');
  const { stdout, stderr } = await shell(
    `for i in $(seq 120); do echo '{"id": '$i', "text": "整改措施'$i'项"}'; done > $TMP/texts.ndjson
     ${inFolder}
     rectify stream < $TMP/texts.ndjson | cmp - $TMP/notices.ndjson && wc -l < $TMP/notices.ndjson`,
  );
  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '120', stderr: '' });
});

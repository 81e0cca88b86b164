import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('every line is answered in order: notices, pages, random bytes, truncated lines, invalid UTF-8, one of 20 MB', {
  timeout: 300_000,
}, () => {
  const soak = join(import.meta.dirname, '../bench/soak.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [soak, '3000', '--long', '20'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('3000 of 3000 answered, 0 wrong');
  expect(status).toBe(0);
});

import { execFileSync } from 'node:child_process';

/** What the tests of the command line and the README run is what a user would: the bundle, made from the sources as they are now. */
export function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' });
}

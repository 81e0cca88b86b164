#!/usr/bin/env node
// CommonJS (see package.json beside this), because Node starts it faster than a module.
const { readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

load()
  .main()
  .then((status) => {
    process.exitCode = status;
  });

/** The bundle, without compiling it anew: Node 22.1 and later keep compiled code themselves, for others the build has left it there. */
function load() {
  const filename = join(__dirname, '../dist/cli/main.cjs');
  if (enableCompileCache) {
    enableCompileCache();
    return require(filename);
  }
  const cachedData = readFileSync(join(__dirname, '../dist/cli/main.cache'));
  const script = new Script(`(function(exports,require,module){${readFileSync(filename, 'utf8')}\n})`, { filename, cachedData });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(filename), bundle);
  return bundle.exports;
}

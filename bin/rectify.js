#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.(); // Node 22.1 and later: compiled code is kept between runs
const { main } = await import('../dist/cli.js');
process.exitCode = await main();

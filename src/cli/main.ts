#!/usr/bin/env node
// The executable: it hands the process to the program, or says why that cannot be loaded.

import { keepCompiledCode } from './compile-cache.js';
import { shortageCode, shortageIn } from './environment/shortage.js';
import type * as Program from './process.js';

/** Whether no command is named, as for the help and the version. */
const isHelp = process.argv.slice(2).every((argument) => argument.startsWith('-'));

async function main(): Promise<void> {
  try {
    keepCompiledCode();
    // What is required is bundled as a script without commands: Node's loader of modules takes a tenth of a start.
    const script = (): typeof Program => require('./process.js');
    const { runProcess } = isHelp ? script() : await import('./process.js');
    await runProcess();
  } catch (error) {
    const reason = shortageIn(error);
    if (reason === undefined) throw error;
    process.stderr.write(`cannot start: ${reason}\n`);
    process.exitCode = shortageCode;
  }
}

void main();

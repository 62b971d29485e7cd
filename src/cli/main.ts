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
    // The same program without its commands, in one script: Node's loader of modules takes a tenth of a start.
    const help = (): typeof Program => require('./help.js');
    const { runProcess } = isHelp ? help() : await import('./process.js');
    await runProcess();
  } catch (error) {
    const reason = shortageIn(error);
    if (reason === undefined) throw error;
    process.stderr.write(`cannot start: ${reason}\n`);
    process.exitCode = shortageCode;
  }
}

void main();

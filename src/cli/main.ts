#!/usr/bin/env node
// The executable: it hands the process to the program, or says why that cannot be loaded.

import { keepCompiledCode } from './compile-cache.js';
import { shortageCode, shortageIn } from './environment/shortage.js';

try {
  keepCompiledCode();
  const { runProcess } = await import('./process.js');
  await runProcess();
} catch (error) {
  const reason = shortageIn(error);
  if (reason === undefined) throw error;
  process.stderr.write(`cannot start: ${reason}\n`);
  process.exitCode = shortageCode;
}

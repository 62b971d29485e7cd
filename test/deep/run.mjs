// Runs all files whose tests do more when they may take their time, and those that run here only
// (`*.deep.ts`). `--for-merge`: those of many minutes do a part. All other arguments go to jest.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const jest = [
  'node_modules/jest/bin/jest.js',
  '--testTimeout',
  String(30 * 60_000),
  '--testSequencer',
  './test/deep/longest-first.cjs',
];
const match = ['--testMatch', '**/*.test.ts', '**/*.deep.ts'];
const onlyHere = readdirSync('test', { recursive: true })
  .filter((file) => file.endsWith('.deep.ts'))
  .map((file) => join('test', file));
const forMerge = process.argv.includes('--for-merge');
const given = process.argv.slice(2).filter((argument) => argument !== '--for-merge');
const files = given.some((argument) => !argument.startsWith('-'))
  ? []
  : ['--findRelatedTests', 'test/deep/depth.ts', ...onlyHere];
const { status } = spawnSync(process.execPath, [...jest, ...files, ...given, ...match], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DEPTH: forMerge ? 'merge' : 'all' },
});
process.exitCode = status ?? 1;

// Runs all files whose tests do more when they may take their time; arguments go to jest.

import { spawnSync } from 'node:child_process';

const jest = ['node_modules/jest/bin/jest.js', '--testTimeout', String(30 * 60_000)];
const files = process.argv.slice(2).some((argument) => !argument.startsWith('-'))
  ? []
  : ['--findRelatedTests', 'test/deep/depth.ts'];
const { status } = spawnSync(process.execPath, [...jest, ...files, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DEPTH: 'deep' },
});
process.exitCode = status ?? 1;

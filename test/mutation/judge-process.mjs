// Runs jest as often as it is told, in one process: what the tests load from node_modules/ is loaded once. The
// sources of each run are loaded anew (TESTS_SOURCE).

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runCLI } from 'jest';

const report = process.env.FIRST_FAILURE;

process.on('message', async ({ tests, source }) => {
  rmSync(report, { force: true });
  process.env.TESTS_SOURCE = source;
  await runCLI(
    {
      $0: 'jest',
      _: tests,
      runTestsByPath: true,
      runInBand: true,
      runner: '<rootDir>/test/mutation/first-failure-runner.cjs',
      ci: true,
      silent: true,
      reporters: ['<rootDir>/test/mutation/first-failure-reporter.cjs'],
      env: '<rootDir>/test/mutation/first-failure-native.cjs',
      testSequencer: '<rootDir>/test/mutation/as-given.cjs',
    },
    [process.cwd()],
  );
  const failure = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  process.send({ failure });
});

// The tests that judge a mutant: those of the model, without the slow ones. The path proof and the
// broken charts look at the same edges as the grid does, and the compiler cannot see a mutant at all.

const { resolve } = require('node:path');
const { jest } = require('../../package.json');

module.exports = {
  ...jest,
  rootDir: resolve(__dirname, '../..'),
  roots: ['<rootDir>/test/machines'],
  runner: resolve(__dirname, 'first-failure-runner.cjs'),
  testEnvironment: resolve(__dirname, 'first-failure-environment.cjs'),
  testSequencer: resolve(__dirname, 'cheap-first.cjs'),
  testPathIgnorePatterns: ['/proof.test', '/broken-machines.test', '/compile.test'],
};

// Skips the rest of a test file after its first failure: the failures of a mutant are many, and to put
// each into words takes longer than to run the test.

const { createRequire } = require('node:module');

// The environment that jest itself would take, which is no dependency of ours by name.
const chain = ['jest/package.json', '@jest/core', 'jest-config', 'jest-environment-node'];
const path = chain.reduce((from, name) => createRequire(from).resolve(name), __filename);
const { TestEnvironment } = require(path);

module.exports = class FirstFailureEnvironment extends TestEnvironment {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.failed ||= test.errors.length > 0;
    if (name === 'test_start' && this.failed) test.mode = 'skip';
  }
};

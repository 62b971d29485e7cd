// Runs the test files one by one and stops after the first that fails: that is all there is to know of
// a mutant. (Stryker turns jest's own `bail` off.)

const { createRequire } = require('node:module');

// The runner that jest itself would take, which is no dependency of ours by name.
const chain = ['jest/package.json', '@jest/core', 'jest-runner'];
const path = chain.reduce((from, name) => createRequire(from).resolve(name), __filename);
const { default: TestRunner } = require(path);

module.exports = class FirstFailure extends TestRunner {
  async runTests(tests, watcher, options) {
    let failed = false;
    this.on('test-file-success', ([, { numFailingTests }]) => {
      failed ||= numFailingTests > 0;
    });
    this.on('test-file-failure', () => {
      failed = true;
    });
    for (const test of tests) {
      if (!failed) await super.runTests([test], watcher, options);
    }
  }
};

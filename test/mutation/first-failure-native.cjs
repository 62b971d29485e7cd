// Where the tests of all rooms run, but for what follows the first failure of a file: one is enough to know.

const NativeEnvironment = require('../support/jest/environment.cjs');

module.exports = class FirstFailureNative extends NativeEnvironment {
  #failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.#failed ||= test.errors.length > 0;
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
  }
};

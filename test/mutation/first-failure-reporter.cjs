// Writes down the first test that fails, and the files that passed before it, as a line of JSON, before jest
// ends the run.

const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

module.exports = class FirstFailureReporter {
  passed = [];

  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onTestResult(_, { testFilePath, testResults, testExecError, numFailingTests }) {
    process.send?.('a file is done');
    if (this.isWritten) return;
    const test = relative(this.rootDir, testFilePath).replaceAll('\\', '/');
    if (numFailingTests === 0 && !testExecError) {
      this.passed.push(test);
      return;
    }
    this.isWritten = true;
    const failed = testResults.find(({ status }) => status === 'failed');
    const title = failed?.fullName ?? 'does not load';
    const { passed } = this;
    writeFileSync(process.env.FIRST_FAILURE, JSON.stringify({ test, title, passed }));
  }
};

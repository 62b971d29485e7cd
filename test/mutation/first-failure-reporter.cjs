// Writes down the first test that fails, as a line of JSON, before jest ends the run.

const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

module.exports = class FirstFailureReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onTestResult(_, { testFilePath, testResults, testExecError, numFailingTests }) {
    if (this.isWritten || (numFailingTests === 0 && !testExecError)) return;
    this.isWritten = true;
    const failed = testResults.find(({ status }) => status === 'failed');
    const test = relative(this.rootDir, testFilePath).replaceAll('\\', '/');
    const title = failed?.fullName ?? 'does not load';
    writeFileSync(process.env.FIRST_FAILURE, JSON.stringify({ test, title }));
  }
};

// Checking on the command line: traces, and other people's waiters.

export { type CheckSettings, runCheck } from './run-check.js';
export { type LintSettings, runLint } from './run-lint.js';

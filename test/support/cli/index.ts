// The command line, for tests that run it as a process.

export { buildProgram, type Ended, ended, type Program } from './process.js';
export { hasTools } from './tools.js';

// The command line: the program, to be run with streams of one's own.

export type { Environment, Screen } from './environment/environment.js';
export { createProgram, run } from './program.js';

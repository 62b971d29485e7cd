// The commands of the program, one per file.

export { type Listed, listing, signpost } from './command-list.js';

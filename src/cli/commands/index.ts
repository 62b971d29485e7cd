// The commands of the program, one per file.

export { diagramCommand } from './diagram.js';
export { simulateCommand } from './simulate.js';

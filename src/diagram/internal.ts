// What the other folders of this project need of the diagrams, and no user of the package does.

export { renderPath } from './path.js';

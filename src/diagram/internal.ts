// What the other folders of this project need of the diagrams, and no user of the package does.

export { escapeMermaid } from './escape.js';
export { type DrawnEdge, type DrawnPath, type DrawnState, renderPath } from './path.js';

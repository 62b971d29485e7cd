// What the other folders of this project and the inspector's page need, and no user of the package does.

// Remembering
export { longestMessageBytes } from './journal/index.js';
// Saving
export { formatName as inspectionFormat, longestFileBytes } from './saved/index.js';
// Serving
export { hostedPath, pagePath } from './site/index.js';

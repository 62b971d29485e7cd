// The operations of DCS by name, for the client to call: with the schemas and the words of each, which is more than a
// page should load that only shows and lists.

export { v1, v2 } from '../protocol/index.js';

// What was inspected, as a file.

export { formatName, formatVersion, longestFileBytes, SavedInspectionError } from './format.js';
export { readInspection } from './read.js';
export { savedInspection } from './write.js';

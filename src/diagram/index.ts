// The lifecycle drawn for people and for programs, in six formats.

export { type DiagramFormat, diagramFormats, renderDiagram } from './render.js';

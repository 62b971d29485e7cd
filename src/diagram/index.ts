// The lifecycle drawn for people and for programs, in eight formats.

export {
  type DiagramFormat,
  type DiagramOptions,
  diagramFormats,
  renderDiagram,
} from './render.js';

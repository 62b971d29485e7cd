// The diagrams' front door: the chart, rendered for people and for programs.

export { type DiagramFormat, diagramFormats, renderDiagram } from './render.js';

// What the other folders of this project need of the diagrams, and no user of the package does.

export {
  type Compared,
  type Comparison,
  compareOutlines,
  type FieldChange,
  nameOfEdge,
  nameOfThing,
} from './compare.js';
export {
  countsOf,
  fateSigns,
  mermaidOfComparison,
  renderComparison,
} from './compare-picture.js';
export {
  type CoveredChart,
  type CoveredEdge,
  mermaidOfCoverage,
  renderCoverage,
} from './coverage-picture.js';
export { escapeMarkdown, escapeMermaid } from './escape.js';
export { type Layout, layoutOf, type PlacedEdge, type PlacedState, type Spot } from './layout.js';
export { pageWithPicture } from './markdown.js';
export {
  type DiagramEdge,
  type DiagramModel,
  type DiagramState,
  diagramModelOf,
  withStatesInside,
} from './model.js';
export {
  edgeName,
  everywhere,
  type Outline,
  type OutlineEdge,
  type OutlineState,
  outlineOf,
} from './outline.js';
export { type DrawnEdge, type DrawnPath, type DrawnState, renderPath } from './path.js';
export { capital, guardInWords, remarksOn, sentenceOf } from './wording.js';
export { renderXstate } from './xstate.js';

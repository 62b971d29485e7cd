// A statechart that has its places, drawn on a page: what the console and the inspector share. Nothing here
// reads a machine or places a chart, so a page that is given its places loads none of that.

export type { ChartTransition, MachineChart } from './chart/index.js';
export type { PlacedArrow, PlacedChart, PlacedState } from './layout/place.js';
export { Arrow } from './view/arrow.js';
export { Box } from './view/box.js';
export { Drawing, type Marks } from './view/drawing.js';
export { walkedTo } from './view/roving.js';
export { Tip } from './view/tip.js';
export { useRoom } from './view/use-room.js';

// The fleet.

export { arrange, everything, type Query, sortedBy, toggled } from './arrange.js';
export { type FleetMemory, FleetPage, freshMemory } from './fleet-page.js';
export { stacksOf } from './stacks.js';
export { shadesOf } from './tone-colours.js';

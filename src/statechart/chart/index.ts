// Statecharts of any XState 5 machine, from what its inspector sends.

export { activeStates, edgeTaken } from './active.js';
export { chartOf } from './chart.js';
export { Coverage } from './coverage.js';
export { type Cuts, nestedStates } from './cuts.js';
export type { ChartState, ChartTransition, MachineChart, NoChart, StateType } from './shape.js';
export { delayLabel, type Trigger } from './wording.js';

// One instance.

export { Actions } from './actions.js';
export { type CausedTransition, detailsOf, takesWords } from './explanation.js';
export { Facts } from './facts.js';
export { InstancePage } from './instance-page.js';
export { NextTable } from './next-table.js';
export { Outcomes } from './outcomes.js';
export { askFor, hasOperation, listBackups, needsDetails } from './requests.js';
export { marksFor, pictureFor, Statechart } from './statechart.js';
export { stretchesOf } from './stretches.js';
export { Timeline } from './timeline.js';

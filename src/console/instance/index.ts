// One instance.

export { takesWords } from './explanation.js';
export { InstancePage } from './instance-page.js';
export { askFor } from './requests.js';
export { draw, marksFor, Statechart } from './statechart.js';
export { stretchesOf } from './stretches.js';

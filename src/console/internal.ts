// What the other pages of this project have of the console's.

export { Choice, Field } from './frame/form.js';
export { ChartLegend, Icon, StatusMark } from './frame/index.js';

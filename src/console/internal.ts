// What the other pages of this project have of the console's.

export { Choice, Field } from './frame/form.js';
export { Icon, StatusMark } from './frame/index.js';

// New instances.

export { CreateDialog } from './create-dialog.js';
export { fitting, orderFor, type Wish } from './order.js';

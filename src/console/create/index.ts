// New instances.

export { CreateDialog } from './create-dialog.js';
export { type CreationRequest, fitting, orderFor } from './order.js';

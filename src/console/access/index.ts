// Who uses the page: signing in, and the control token.

export { Account } from './account.js';
export { ControlOffPage, ControlTokenPage } from './control-page.js';

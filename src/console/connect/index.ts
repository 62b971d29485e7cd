// How a client connects.

export { ConnectPage } from './connect-page.js';
export { FirstSteps } from './first-steps.js';

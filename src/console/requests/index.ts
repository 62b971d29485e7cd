// The requests that clients made.

export { isRefused, type LoggedRequest, showRequest } from './logged.js';
export { RequestsPage } from './requests-page.js';

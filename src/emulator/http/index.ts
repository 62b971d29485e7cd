// HTTP in front of the operations, without a socket.

export {
  answer,
  defectAnswer,
  dialectOf,
  errorAnswer,
  requestIdHeader,
  requestIdOf,
} from './answers.js';
export { type App, type AppOptions, createApp } from './app.js';
export { type Around, crossOrigin } from './cross-origin.js';
export { describing } from './describing.js';
export { errorIn, type ToldError } from './error-in.js';
export {
  type Answered,
  type Authenticate,
  type Call,
  type Hooks,
  type Intercept,
  type Mount,
  noHooks,
} from './hooks.js';
export { deepestNesting, parseJson } from './json-body.js';
export { siteMount } from './site.js';
export { versions } from './versions.js';

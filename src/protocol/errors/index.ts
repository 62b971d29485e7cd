// Errors: the catalogue, and refusals made of it.

export { catalogue, type ErrorCode } from './catalogue.js';
export {
  DcsError,
  type DcsErrorOptions,
  type ErrorBody,
  type ErrorForm,
  errorBody,
  errorBodyIn,
  errorFormOf,
  isErrorCode,
} from './dcs-error.js';
export type { ErrorEntry } from './entry.js';

// The wire of DCS: operations, schemas, shapes and errors, as data. Pure: it opens no connections.

import * as fields from './fields/index.js';
import * as api from './operations/index.js';
import * as shapes from './shapes/index.js';

// The project of a caller that names none
export { defaultProject } from './default-project.js';
// Errors
export {
  catalogue,
  DcsError,
  type DcsErrorOptions,
  type ErrorBody,
  type ErrorCode,
  type ErrorEntry,
  type ErrorForm,
  errorBody,
  errorBodyIn,
  errorFormOf,
  isErrorCode,
} from './errors/index.js';
// What the service has, and what of it is not offered
export { isSdkMethod, type KnownRequest, knownRequests, versionPaths } from './known-requests.js';
// The API described
export { type OpenApiDocument, openApiDocument } from './openapi.js';
// Operations
export {
  type AnyOperation,
  type Api,
  type BodyOf,
  defineOperation,
  type Method,
  type Operation,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type Start,
  type Success,
} from './operation.js';
export {
  type Dialect,
  type ForEachOperation,
  type OperationName,
  operations,
  v1,
  v2,
} from './operations.js';
// Requests
export { type ParsedRequest, parseRequest, type RawRequest } from './parse-request.js';
export { apiReference } from './reference.js';
export { refusalsOf, refusalsOfServer } from './refusals.js';
// Signed requests
export {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  compareText,
  signatureScheme,
  textToSign,
} from './signing.js';
// Background tasks
export { type TaskName, taskNames } from './task-names.js';
export { type UnsupportedOperation, unsupportedOperations } from './unsupported.js';
export { api, fields, shapes };

// What every local server here shares. This part runs anywhere; src/loopback/server has the sockets.

// This machine
export {
  isLoopbackAddress,
  isLoopbackHost,
  isLoopbackOrigin,
  isLoopbackUrl,
  isOrigin,
  readHost,
} from './address.js';
// Bodies
export { bodyTextOf, hasBodyText, setBodyText } from './body.js';
// Callers
export { type Caller, type CallerPolicy, type Refusal, refusalOf } from './callers.js';
// Defects
export { Guard } from './guard.js';
export { allowedOrigins, originIssue } from './origins.js';
// Pages
export { contentSecurityPolicy, fileAnswer, lineAnswer, type Site, type SiteFile } from './site.js';

// Signing in: a small Keystone, and the check of tokens and signatures.

// The service
export type { Moment } from './access.js';
export type { SignedRequest } from './canonical-request.js';
export type { IdentityReply, IdentityRequest } from './desks.js';
// Passwords
export {
  atOnce,
  hashPassword,
  isPassword,
  type Passwords,
  sameText,
  sha256Hex,
} from './digests.js';
export type { Identity } from './identity.js';
export { createIdentity } from './identity.js';
export { type IdentityHooks, identityHooks } from './identity-hooks.js';
export { withPasswords } from './passwords-ahead.js';
// Who may come in
export type { AccessKey, IdentityOptions, User } from './settings.js';

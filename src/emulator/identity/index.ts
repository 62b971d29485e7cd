// Signing in: a small Keystone, and the check of tokens and signatures.

// The service
export type { Times } from './access.js';
export type { SignedRequest } from './canonical-request.js';
export type { IdentityReply, IdentityRequest } from './endpoints.js';
export type { Identity } from './identity.js';
export { createIdentity } from './identity.js';
export { type IdentityHooks, identityHooks } from './identity-hooks.js';
// Who may come in
export type { AccessKey, IdentityOptions, User } from './settings.js';

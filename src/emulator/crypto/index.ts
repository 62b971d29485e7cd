// Digests, and passwords, which are kept as hashes only.

export { hmacSha256, hmacSha256Hex, sameText, sha256Hex } from './digests.js';
export { hashPassword, isPassword, type PasswordHasher, synchronous } from './passwords.js';
export { withPasswords } from './passwords-ahead.js';

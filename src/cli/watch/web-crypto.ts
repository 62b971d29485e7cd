// Digests for signing requests, from what every Node has.

import { type Digests, webDigests } from '../../client/index.js';

/** SHA-256 and its HMAC. */
// biome-ignore lint/style/noRestrictedGlobals: digests draw nothing, they say the same every time
export const digests: Digests = webDigests(crypto.subtle);

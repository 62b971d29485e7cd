// Requests to the server.

export { Access, type SignedIn } from './access.js';
export { type Api, createApi, type InstanceRef } from './api.js';
export { type Flavor, listFlavors, otherSizes } from './flavors.js';
export { Refused, refusalIn } from './refused.js';
export {
  type CredentialField,
  type Credentials,
  missingIn,
  signIn,
  unauthorized,
} from './sign-in.js';

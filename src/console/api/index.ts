// Requests to the server.

export { type Api, createApi, type Place } from './api.js';
export { type Flavor, listFlavors, otherSizes } from './flavors.js';
export { Refused, refusalIn } from './refused.js';

// What the other folders of this project need of the emulator, and no user of the package does.

export { flavors } from './catalog/index.js';
export { fixturesSchema } from './control/index.js';
export { errorIn, requestIdOf, type ToldError } from './http/index.js';

// DCS, emulated: an answer to any request, on a clock of its own.

export {
  type ControlAccess,
  controlPrefix,
  type Fixtures,
  fixturesSchema,
} from './control/index.js';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
export { contentSecurityPolicy, isLoopback, type Site, type SiteFile } from './http/index.js';
export { ListenError, type RunningServer, type ServeOptions, serve } from './serve.js';
export { DatabaseError, openDatabase } from './store/index.js';

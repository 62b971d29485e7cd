// DCS, emulated: an answer to any request, on a clock of its own.

export type { Site, SiteFile } from '../loopback/index.js';
export { ListenError, type RunningServer } from '../loopback/server/index.js';
export { type ControlAccess, controlPrefix, type Fixtures } from './control/index.js';
export { createEmulator, type Emulator } from './emulator.js';
export type { EmulatorOptions } from './emulator-options.js';
export { type ServeOptions, serve } from './serve.js';
export { DatabaseError, NotKeptError, openDatabase } from './store/index.js';

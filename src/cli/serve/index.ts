// The server behind `serve`.

export { runServer } from './run-server.js';
export type { ServeSettings } from './settings.js';

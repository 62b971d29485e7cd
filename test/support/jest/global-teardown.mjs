// After the last test: what was made for all of them is removed.

export { endOfRun as default } from './global-setup.mjs';

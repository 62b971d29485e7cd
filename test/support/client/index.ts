// A client and an emulator without a socket between them, in virtual time.

export { type ClientWorld, createWorld, drive, project } from './world.js';

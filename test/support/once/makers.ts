// What can be made once for a run: a function each that resolves with a `Made`, loaded when a test asks. Each
// is given a function that answers with the project.

import type { BuiltProject } from './project.js';

export const makers = {
  /** The browser that all tests of pages drive: its address. */
  browser: async () => (await import('./browser.js')).makeBrowser(),
  /** A project that has installed the package. */
  consumer: async (project: () => Promise<BuiltProject>) =>
    (await import('./consumer.js')).makeConsumer(await project()),
  /** The project, bundled: what runs. */
  program: async () => (await import('./program.js')).makeProgram(),
  /** The project, built and packed. */
  project: async () => (await import('./project.js')).makeProject(),
};

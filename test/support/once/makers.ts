// What can be made once for a run: a function each that resolves with a `Made`, loaded when a test asks.

export const makers = {
  /** The browser that all tests of pages drive: its address. */
  browser: async () => (await import('./browser.js')).makeBrowser(),
  /** The project, built and packed. */
  project: async () => (await import('./project.js')).makeProject(),
};

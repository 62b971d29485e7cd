// What can be made once for a run: a function each that resolves with a `Made`, loaded when a test asks.

export const makers = {
  /** The project, built and packed. */
  project: async () => (await import('./project.js')).makeProject(),
};

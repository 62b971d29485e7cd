// The pages that show an inspection.

/** Stately's own, or the one on this machine. */
export const inspectorPages = ['hosted', 'local'] as const;

/** One of them. */
export type InspectorPage = (typeof inspectorPages)[number];

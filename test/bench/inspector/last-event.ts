// What the sender ends with, and the bench waits for.

/** The type of the last event. */
export const lastEvent = 'THE_LAST';

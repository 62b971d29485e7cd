// The project of a caller that names none: in fixtures and the demo, for a client that signs in to the
// project of the region, and for one without credentials.

/** Its id. */
export const defaultProject = '0123456789abcdef0123456789abcdef';

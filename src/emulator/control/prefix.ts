// Where the control plane is.

/** The prefix of every path of the control plane; no path of the cloud begins with it. */
export const controlPrefix = '/_control';

// Where sockets are opened.

/** Where sockets are opened. Any other path is for applications. */
export const socketPaths = {
  /** The offline page: frames. */
  view: '/inspector/view',
  /** Receivers of the package: bare messages. */
  receive: '/inspector/receive',
} as const;

/** Whether sockets at a path are for those who look at what others show. */
export const isForViewers = (path: string): boolean =>
  path === socketPaths.view || path === socketPaths.receive;

/** The paths by what they are for. */
export type SocketPaths = typeof socketPaths;

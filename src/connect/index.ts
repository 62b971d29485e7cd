// How a client connects: the one source of what `serve` prints, the guides show, `env` sets and the
// console offers to copy.

import { type Connection, canSignIn } from './connection.js';
import { go } from './go.js';
import { node, nodeSdk, vite } from './node.js';
import { openstack, python } from './python.js';
import type { Snippet, SnippetFor } from './snippet.js';
import { curl, wait } from './terminal.js';
import { terraform } from './terraform.js';

export { type ClientVariables, clientVariables, shellLines } from './client-variables.js';
export { type Connection, isPlainOrigin, type SignInMode } from './connection.js';
export type { Snippet } from './snippet.js';

const all: readonly SnippetFor[] = [
  terraform,
  python,
  openstack,
  go,
  node,
  nodeSdk,
  curl,
  vite,
  wait,
];

/**
 * What to write in each client so that it asks a service. A client that cannot sign in as the service
 * wants it has none; no snippet has a secret that is checked: it names the variable to put it in.
 */
export const snippetsFor = (connection: Connection): readonly Snippet[] =>
  canSignIn(connection) ? all.flatMap((write) => write(connection) ?? []) : [];

// An inspector with its real page, as the build makes it.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Assets,
  type Bounds,
  createRelay,
  type Relay,
  type RunningInspector,
  readAssets,
  type SiteOptions,
  serveInspector,
} from '../../../src/inspector/index.js';
import { once } from '../once/index.js';

/** The page, as it was built. */
export async function builtPage(): Promise<Assets> {
  const { root } = await once('program');
  return readAssets(pathToFileURL(join(root, 'dist/src/inspector/web/')));
}

/** A page that says nothing, for tests of everything else. */
export const emptyPage: Assets = new Map([
  ['inspector.html', { type: 'text/html; charset=utf-8', body: new Uint8Array(), etag: '"empty"' }],
]);

/** Starts an inspector on a free port. */
export async function startInspector(
  options: Partial<SiteOptions> & { readonly bounds?: Bounds; readonly port?: number } = {},
): Promise<{ relay: Relay; server: RunningInspector }> {
  const { bounds, port = 0, relay = createRelay(bounds), assets = emptyPage, ...rest } = options;
  return { relay, server: await serveInspector({ port, relay, assets, ...rest }) };
}

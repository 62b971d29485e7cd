// An inspector with its real page, as the build makes it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

const root = resolve(__dirname, '../../..');

/** Bundles the page and reads it back. */
export async function buildPage(): Promise<Assets> {
  const folder = mkdtempSync(join(tmpdir(), 'inspector-page-'));
  try {
    const build = join(root, 'src/inspector/web/build.mjs');
    execFileSync(process.execPath, [build, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    return await readAssets(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page that says nothing, for tests of everything else. */
export const emptyPage: Assets = new Map([
  ['inspector.html', { type: 'text/html; charset=utf-8', body: new Uint8Array() }],
]);

/** Starts an inspector on a free port. */
export async function startInspector(
  options: Partial<SiteOptions> & { readonly bounds?: Bounds; readonly port?: number } = {},
): Promise<{ relay: Relay; server: RunningInspector }> {
  const { bounds, port = 0, relay = createRelay(bounds), assets = emptyPage, ...rest } = options;
  return { relay, server: await serveInspector({ port, relay, assets, ...rest }) };
}

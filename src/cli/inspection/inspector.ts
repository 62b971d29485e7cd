// An inspector that a command starts.

import {
  createRelay,
  hostedPath,
  InspectorPortError,
  pagePath,
  type Relay,
  type RunningInspector,
  readAssets,
  serveInspector,
} from '../../inspector/index.js';
import { badInput } from '../failures.js';
import type { InspectorPage } from './pages.js';

/** Where each of them is on an inspector's server. */
export const pathOf: Readonly<Record<InspectorPage, string>> = {
  hosted: hostedPath,
  local: pagePath,
};

/** An inspector, and what passes through it. */
export interface StartedInspector {
  readonly relay: Relay;
  readonly server: RunningInspector;
}

/**
 * Starts an inspector on loopback.
 *
 * @param port - 0 for any that is free
 * @throws CommandFailure when the port cannot be listened on
 */
export async function startInspector(
  port: number,
  allowOrigins: readonly string[] = [],
): Promise<StartedInspector> {
  const relay = createRelay();
  const assets = await readAssets();
  try {
    return { relay, server: await serveInspector({ port, relay, allowOrigins, assets }) };
  } catch (error) {
    if (!(error instanceof InspectorPortError)) throw error;
    throw badInput(error.message, error);
  }
}

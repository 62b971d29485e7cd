// An inspector that a command starts.

import {
  createRelay,
  InspectorPortError,
  type Relay,
  type RunningInspector,
  readAssets,
  serveInspector,
  usualBounds,
} from '../../inspector/index.js';
import { hostedPath, pagePath } from '../../inspector/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, onOneLine } from '../environment/failures.js';
import type { InspectorPage } from '../input/options.js';

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
 * @param mask - paths of what the page may not see
 * @param environment - its standard error receives defects
 * @throws CommandFailure when the port cannot be listened on
 */
export async function startInspector(
  port: number,
  { stderr }: Environment,
  allowOrigins: readonly string[] = [],
  mask: readonly string[] = [],
): Promise<StartedInspector> {
  const onDefect = (error: unknown) =>
    void stderr.write(`${onOneLine(`internal error: ${error}`)}\n`);
  const relay = createRelay(usualBounds, onDefect, mask);
  const assets = await readAssets();
  try {
    return {
      relay,
      server: await serveInspector({ port, relay, allowOrigins, assets, onDefect }),
    };
  } catch (error) {
    if (!(error instanceof InspectorPortError)) throw error;
    throw badInput(error.message, error);
  }
}

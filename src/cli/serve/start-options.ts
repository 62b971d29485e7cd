// The start of a server: plan, seed, time, credentials and fixtures, each checked with its place. The
// readers of files are loaded only when a file is named: clients wait for a server to start.

import type { Emulator, EmulatorOptions } from '../../emulator/index.js';
import { fixturesSchema } from '../../emulator/internal.js';
import type { Plan } from '../../plan/index.js';
import { parseInput } from '../../plan/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { identityFrom } from './credentials.js';
import type { ServeSettings } from './settings.js';

/** How a server starts. */
export interface StartOptions {
  /** The options of the emulator. */
  readonly options: EmulatorOptions;
  /** Puts the fixtures in, if there are any. */
  readonly fixtures: ((emulator: Emulator) => void) | undefined;
}

/**
 * Reads how a server starts.
 *
 * @throws CommandFailure when any of it is invalid
 */
export async function readStartOptions(
  settings: ServeSettings,
  environment: Environment,
): Promise<StartOptions> {
  const { seed, region, requestLog } = settings;
  const plan = await planFor(settings, environment);
  const identity = identityFrom(settings, environment);
  const fixtures =
    settings.fixtures === undefined ? undefined : await fixturesIn(settings.fixtures, environment);
  const start = startOf(settings);
  return {
    options: {
      identity,
      ...(plan && { plan }),
      ...(seed !== undefined && { seed }),
      ...(region !== undefined && { region: { name: region } }),
      ...(start && { start }),
      ...(!requestLog && { requestLimit: 0 }),
    },
    fixtures,
  };
}

async function planFor(
  { plan, demo }: ServeSettings,
  environment: Environment,
): Promise<Plan | undefined> {
  if (plan !== undefined)
    return (await import('../input/plans.js')).readPlanOption(plan, environment);
  return demo && (await import('../demo/demo.js')).demoPlan;
}

async function fixturesIn(
  path: string,
  environment: Environment,
): Promise<(emulator: Emulator) => void> {
  const { readDocument } = await import('../input/documents.js');
  const document = await readDocument(path, environment);
  const fixtures = document.locating(() => parseInput(fixturesSchema, document.data));
  return (emulator) => document.locating(() => emulator.control.apply(fixtures));
}

function startOf({ startAt, speed: scale, paused }: ServeSettings): EmulatorOptions['start'] {
  const start = {
    ...(startAt !== undefined && { atMs: instantOf(startAt) }),
    ...(scale !== undefined && { scale }),
    ...(paused && { paused }),
  };
  return Object.keys(start).length > 0 ? start : undefined;
}

function instantOf(text: string): number {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const atMs = isInstant ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(atMs)) return atMs;
  throw badInput(`--start-at: expected a time such as 2026-01-01T00:00:00Z, got ${text}`);
}

// Proves claims, prints what came of them, and writes a way to files.

import { getHeapStatistics } from 'node:v8';
import type { AnyStateMachine } from 'xstate';
import {
  AlterationError,
  alterMachine,
  type Proof,
  type ProveOptions,
  proveInSteps,
  UnprovableError,
} from '../../prove/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { shortageCode } from '../environment/shortage.js';
import { endedAtOnce, letOthersRun } from '../environment/signals.js';
import { countText } from '../terminal/figures.js';
import { printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { proofJson } from './proof-json.js';
import { proofText } from './proof-text.js';
import { claimsAsked, type Subject, subjectOf } from './subject.js';
import { type WaySettings, writeWay } from './way-files.js';

/** What `prove` is asked for, as the command line has it. */
export interface ProveSettings extends WaySettings {
  readonly machine?: string;
  readonly claim?: readonly string[];
  readonly break?: readonly string[];
  readonly depth?: number;
  readonly maxSnapshots?: number;
  /** False for `--no-walks`. */
  readonly walks: boolean;
  readonly json?: true;
  /** The file of a page. */
  readonly report?: string;
}

/**
 * Proves claims.
 *
 * @throws CommandFailure when one is not proven, and for input that cannot be used
 */
export async function runProve(settings: ProveSettings, environment: Environment): Promise<void> {
  const { break: changes = [], depth, maxSnapshots, walks } = settings;
  const { machine, isInstance, ...subject } = changed(await subjectOf(settings.machine), changes);
  const claims = await claimsAsked(settings.claim ?? [], subject.claims);
  const options = {
    ...subject,
    claims,
    walks,
    ...(depth !== undefined && { depth }),
    ...(maxSnapshots !== undefined && { maxSnapshots }),
  };
  const proof = await endedAtOnce(() => proveWatched(machine, options, environment));
  await writeWay(settings, { machine, proof, isInstance }, environment);
  if (settings.report !== undefined) {
    const { proofPage } = await import('./proof-page.js');
    await writeOutput(settings.report, await proofPage({ machine, proof, changes }), environment);
  }
  const text = settings.json
    ? printableJson(proofJson(proof, changes), 2)
    : proofText(proof, changes, styleFor(environment.stdout, environment.variables)).join('\n');
  environment.stdout.write(`${text}\n`);
  if (!proof.proven) {
    const open = proof.verdicts.filter(({ outcome }) => outcome !== 'proven');
    const names = open.map(({ claim }) => claim.name).join(', ');
    throw new CommandFailure(`not proven: ${names}`, exitCodes.notReached);
  }
}

function changed(subject: Subject, changes: readonly string[]): Subject {
  if (changes.length === 0) return subject;
  try {
    return { ...subject, machine: alterMachine(subject.machine, changes) };
  } catch (error) {
    if (error instanceof AlterationError) throw badInput(`--break ${error.message}`, error);
    throw error;
  }
}

/**
 * How much of its memory the search may fill, in bytes: what judges the claims needs some as well. The limit includes
 * what is young, up to 96 MiB in the newest Node, and nothing lasts there.
 */
function searchRoom(limit: number): number {
  return Math.max(0.3 * limit, 0.5 * (limit - 96 * 1024 * 1024));
}

/** Between two words on how far it is, in milliseconds. */
const lookMs = 200;

/** @throws CommandFailure before Node ends the process with its own words */
function checkMemory(snapshots: number): void {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  if (used < searchRoom(most)) return;
  throw new CommandFailure(
    `out of memory after ${countText(snapshots)} snapshots: give --depth or --max-snapshots, or more memory by NODE_OPTIONS=--max-old-space-size`,
    shortageCode,
  );
}

/** Proves, and says meanwhile how far it is. */
async function proveWatched(
  machine: AnyStateMachine,
  options: ProveOptions,
  environment: Environment,
): Promise<Proof> {
  const { clock } = environment;
  const line = startStatusLine(environment);
  let lookedMs = clock.now();
  try {
    const steps = proveInSteps(machine, options);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      const { snapshots, verdicts } = step.value;
      if (verdicts.length === 0) checkMemory(snapshots);
      if (clock.now() - lookedMs < lookMs) continue;
      const judged =
        verdicts.length > 0 ? ` · ${verdicts.length} of ${options.claims.length} claims` : '';
      line.show(() => `${countText(snapshots)} snapshots${judged}`);
      await letOthersRun(clock);
      lookedMs = clock.now();
    }
  } catch (error) {
    if (!(error instanceof UnprovableError)) throw error;
    throw badInput(`${error.message}${error.hint ? ` (${error.hint})` : ''}`, error);
  } finally {
    line.clear();
  }
}

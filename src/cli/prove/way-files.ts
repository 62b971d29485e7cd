// The way that a proof shows, as files: a picture, a sequence, a trace, a scenario, calls.

import type { AnyStateMachine } from 'xstate';
import { type EventName, eventNames, moverOf } from '../../../machines/index.js';
import { renderPath } from '../../diagram/internal.js';
import { itfOf, mermaidOf, type Proof, type Trace, type Verdict } from '../../prove/index.js';
import { drawingOf } from '../../prove/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { callsOf } from './way-calls.js';
import { scenarioOf } from './way-scenario.js';

/** The files that are asked for. */
export interface WaySettings {
  readonly svg?: string;
  readonly mermaid?: string;
  readonly itf?: string;
  readonly inspection?: string;
  readonly scenario?: string;
  readonly curl?: string;
}

interface Proved {
  readonly machine: AnyStateMachine;
  readonly proof: Proof;
  readonly isInstance: boolean;
}

interface Shown extends Omit<Proved, 'proof'> {
  readonly environment: Environment;
  readonly verdict: Verdict;
  readonly trace: Trace;
}

const writers: Readonly<Record<keyof WaySettings, (shown: Shown) => string | Promise<string>>> = {
  svg: ({ machine, verdict, trace }) => pictureOf(machine, verdict, trace),
  mermaid: ({ machine, trace, isInstance }) =>
    mermaidOf(machine.id, trace, isInstance ? moverNamed : undefined),
  itf: ({ machine, verdict, trace }) =>
    itfOf(machine.id, `${verdict.claim.name}: ${verdict.outcome}`, trace),
  inspection: async ({ machine, trace, environment }) => {
    // What a proof needs of nothing else, and much of it.
    const { inspectionOf } = await import('./way-inspection.js');
    return inspectionOf(machine, trace, environment.clock.now());
  },
  scenario: ({ trace }) => scenarioOf(trace),
  curl: ({ trace }) => callsOf(trace),
};

/** A way as a picture. */
export const pictureOf = (
  machine: AnyStateMachine,
  { claim, outcome, reason }: Verdict,
  trace: Trace,
): Promise<string> =>
  renderPath({
    title: `${outcome}: ${claim.sentence}`,
    description: `${trace.start.name}: ${reason ?? claim.name}`,
    wrong: outcome === 'refuted',
    ...drawingOf(machine, trace),
  });

/** These speak of instances, and of no other machine. */
const ofInstances: readonly (keyof WaySettings)[] = ['scenario', 'curl'];

/**
 * Writes the way of the first claim that is refuted, or of the first one when all hold.
 *
 * @throws CommandFailure when there is no way to write, or a file cannot be written
 */
export async function writeWay(
  settings: WaySettings,
  { machine, proof, isInstance }: Proved,
  environment: Environment,
): Promise<void> {
  const asked = (Object.keys(writers) as (keyof WaySettings)[]).filter(
    (format) => settings[format] !== undefined,
  );
  if (asked.length === 0) return;
  const verdict =
    proof.verdicts.find(({ counterexample }) => counterexample) ??
    proof.verdicts.find(({ witness }) => witness);
  const trace = verdict?.counterexample ?? verdict?.witness;
  if (!verdict || !trace) throw badInput(`--${asked[0]}: no claim shows a way`);
  for (const format of asked) {
    if (ofInstances.includes(format) && !isInstance) {
      throw badInput(`--${format}: is for the lifecycle of an instance, not for --machine`);
    }
    const text = await writers[format]({ machine, verdict, trace, isInstance, environment });
    await writeOutput(settings[format] as string, text, environment);
  }
}

const moverNamed = (event: string): string =>
  (eventNames as readonly string[]).includes(event) ? moverOf(event as EventName) : 'nobody known';

// What a run has seen, held against the model that it was drawn from: how often each transition was taken
// and each clock has won, and how long stays were. The verdict is judged by these counts.

import type { EventName, StateName } from '../../../machines/index.js';
import type { ModelGroup, ModelState, SemiMarkovModel } from '../profile/index.js';
import { clocksOf, type UncompiledClock } from './compiled-model.js';
import type { FleetRun } from './fleet-run.js';
import { type ForcedEvidence, forcedEvidence } from './forced-result.js';
import { stayBins } from './outage-histogram.js';
import type { Tally } from './tally.js';
import { draws } from './timing.js';

/** What was seen of the instances of a group. */
export interface GroupEvidence {
  /** The share of the fleet that it has by chance. */
  readonly weight: number;
  /** What its instances were drawn from. */
  readonly model: SemiMarkovModel;
  /** How many there were. */
  readonly instances: number;
  /** One for each state of the model. */
  readonly states: readonly StateEvidence[];
  /** What weighted lives have seen of rare steps; left out in a run without them. */
  readonly forced?: readonly ForcedEvidence[];
}

/** What was seen of a state. */
export interface StateEvidence {
  /** Its name in the chart. */
  readonly name: StateName;
  /** The time spent in it, in milliseconds: right to a microsecond per instance. */
  readonly dwellMs: number;
  /** The clocks that can end a stay, exponential ones as one. */
  readonly clocks: readonly ClockEvidence[];
  /**
   * How many stays were drawn of which length, empty bins left out; of a part of the instances, and none of
   * exponential and fixed ones.
   */
  readonly stays: readonly (readonly [bin: number, count: number])[];
}

/** What was seen of a clock. */
export interface ClockEvidence {
  /** The causes that it stands for, by their positions. */
  readonly causes: readonly number[];
  /** How often it rings per millisecond, if it is exponential. */
  readonly rate?: number;
  /** When it rings, if that is always the same, in milliseconds. */
  readonly atMs?: number;
  /** How often it was the first to ring, where several race. */
  readonly won: number;
  /** Where it leads. */
  readonly branches: readonly BranchEvidence[];
}

/** What was seen of a transition. */
export interface BranchEvidence {
  /** The event that the chart takes. */
  readonly event: EventName;
  /** The state to which it leads. */
  readonly to: StateName;
  /** How likely it is, once its clock has won. */
  readonly probability: number;
  /** How often it was taken. */
  readonly taken: number;
}

/** Reads tallies, in the order of their models. */
export function evidenceOf({ groups }: FleetRun, tallies: readonly Tally[]): GroupEvidence[] {
  return groups.map((group, g) => groupEvidence(group, tallies[g] as Tally));
}

function groupEvidence({ weight, model }: ModelGroup, tally: Tally): GroupEvidence {
  // Branches are numbered as the model is compiled: by state, by clock, those that cannot happen left out.
  let next = 0;
  const clockEvidence = ({ causes, timing, branches }: UncompiledClock): ClockEvidence => {
    const first = next;
    const { draws: kind, p } = timing;
    return {
      causes,
      ...(kind === draws.exponential && p > 0 && { rate: 1 / p }),
      ...((kind === draws.fixed || p === 0) && kind !== draws.uniform && { atMs: p }),
      won: tally.won[first] as number,
      branches: branches
        .filter(({ probability }) => probability > 0)
        .map(({ event, to, probability }) => ({
          event,
          to: (model.states[to] as ModelState).name,
          probability,
          taken: tally.taken[next++] as number,
        })),
    };
  };
  return {
    weight,
    model,
    instances: tally.instances,
    states: model.states.map(({ name, causes }, s) => ({
      name,
      dwellMs: Number(tally.dwellUs[s]) / 1000,
      clocks: clocksOf(causes).map(clockEvidence),
      stays: [...tally.stays.subarray(s * stayBins, (s + 1) * stayBins).entries()].filter(
        ([, count]) => count > 0,
      ),
    })),
    ...(tally.forced && { forced: forcedEvidence(tally.forced, tally.instances) }),
  };
}

// A semi-Markov model in the form in which the inner loop walks it: small records that point at each
// other, each with the counters that belong to it.

import type { EventName } from '../../../machines/index.js';
import type { Branch, Cause, SemiMarkovModel } from '../profile/index.js';
import { decidedByTop, type Limit, limitsOf, topBits } from './limits.js';
import { stayBins } from './outage-histogram.js';
import { draws, never, type Timing, timingOf } from './timing.js';

/** A cause of a state, or several exponential ones as one. */
export interface CompiledClock extends Timing {
  /** The first of the branches that it may lead to. */
  readonly first: CompiledBranch;
}

/** A state, the distribution of its stays, and what the engine counts of it. */
export interface CompiledState extends Timing {
  /** Its position in the model. */
  readonly index: number;
  /** Whether an instance serves in it. */
  readonly serving: boolean;
  /** The first of the branches that its only clock may lead to; none when nothing ends a stay. */
  first: CompiledBranch | undefined;
  /** By the top bits of 32 random ones, the branch that these choose; none where further bits matter, or in a race. */
  decided: readonly (CompiledBranch | undefined)[];
  /** The clocks of a race. */
  race: readonly CompiledClock[];
  /** How long the current instance has been here, its last stay left out. */
  spentMs: number;
  /** Where the lengths of its stays are counted, as far as those of other states go before it. */
  readonly staysAt: number;
}

/** A step from one state to another, and how often it was taken. */
export interface CompiledBranch extends Limit {
  readonly from: CompiledState;
  readonly event: EventName;
  readonly to: CompiledState;
  /** Of the number of serving instances: 1, 0 or -1. */
  readonly change: number;
  /** Position in the model's `endsOfService` of what begins an outage with it, from 1; 0 where it begins none. */
  readonly begins: number;
  /** What to try next; undefined for the last branch of a clock. */
  readonly next: CompiledBranch | undefined;
  /** How often it was taken since the last tally. */
  taken: number;
  /** Of the first branch of a clock in a race: how often the clock has won since the last tally. */
  won: number;
}

/** See {@link compileModel}. */
export interface CompiledModel {
  readonly initial: CompiledState;
  readonly states: readonly CompiledState[];
  readonly branches: readonly CompiledBranch[];
  /** What can end service, in the order of the states. With the creation, these are what begins outages. */
  readonly endsOfService: readonly EventName[];
}

/** Compiles a model. Exponential clocks that race are one clock with the sum of their rates. */
export function compileModel(model: SemiMarkovModel): CompiledModel {
  const branches: CompiledBranch[] = [];
  const endsOfService = endsOfServiceIn(model);
  const clocks = model.states.map(({ causes }) => clocksOf(causes));
  const states = model.states.map(({ serving }, index) =>
    stateOf(index, serving, clocks[index] as readonly UncompiledClock[]),
  );
  // Branches need all states, so they are compiled last.
  for (const state of states) {
    const racing = (clocks[state.index] as readonly UncompiledClock[]).map(
      (clock): CompiledClock => {
        const { timing } = clock;
        const added = compileBranches(state, clock.branches, states, endsOfService);
        if (clocks[state.index]?.length === 1)
          state.decided = decidedByTop(added).map((b) => added[b]);
        branches.push(...added);
        return { draws: timing.draws, p: timing.p, q: timing.q, first: added[0] as CompiledBranch };
      },
    );
    if (racing.length > 1) state.race = racing;
    else state.first = racing[0]?.first;
  }
  const initial = states[model.initial] as CompiledState;
  return { initial, states, branches, endsOfService };
}

function endsOfServiceIn({ states }: SemiMarkovModel): readonly EventName[] {
  const ends = states
    .filter(({ serving }) => serving)
    .flatMap(({ causes }) => causes.flatMap(({ branches }) => branches))
    .filter(({ to }) => !states[to]?.serving);
  return [...new Set(ends.map(({ event }) => event))];
}

const undecided: readonly undefined[] = Array.from({ length: 2 ** topBits }, () => undefined);

function stateOf(
  index: number,
  serving: boolean,
  clocks: readonly UncompiledClock[],
): CompiledState {
  const { draws: kind, p, q } = clocks[0]?.timing ?? never;
  return {
    index,
    serving,
    draws: clocks.length > 1 ? draws.race : kind,
    p,
    q,
    first: undefined,
    decided: undecided,
    race: [],
    // Set at birth. Not 0, for which V8 would lay the records out for small whole numbers first.
    spentMs: Number.NaN,
    staysAt: index * stayBins,
  };
}

function compileBranches(
  from: CompiledState,
  branches: readonly Branch[],
  states: readonly CompiledState[],
  endsOfService: readonly EventName[],
): CompiledBranch[] {
  const compiled: CompiledBranch[] = [];
  const possible = branches.filter(({ probability }) => probability > 0);
  const limits = limitsOf(possible.map(({ probability }) => probability));
  // From the last to the first, since each leads on to the one after it.
  for (const [b, { event, to: target }] of [...possible.entries()].reverse()) {
    const to = states[target] as CompiledState;
    const change = Number(to.serving) - Number(from.serving);
    const begins = change < 0 ? endsOfService.indexOf(event) + 1 : 0;
    const at = limits[b] as Limit;
    const next = compiled[0];
    compiled.unshift({ from, event, to, change, begins, ...at, next, taken: 0, won: 0 });
  }
  return compiled;
}

/** A clock whose branches are not compiled yet. */
export interface UncompiledClock {
  /** The causes that it stands for, by their positions. */
  readonly causes: readonly number[];
  readonly timing: Timing;
  readonly branches: readonly Branch[];
}

/** The clocks of a state, all exponential ones merged into one that comes last. */
export function clocksOf(causes: readonly Cause[]): readonly UncompiledClock[] {
  const numbered = causes.map((cause, position) => ({ ...cause, position }));
  const merged = numbered.filter((cause) => rateOf(cause) > 0);
  const total = merged.reduce((sum, cause) => sum + rateOf(cause), 0);
  const branches = merged.flatMap((cause) =>
    cause.branches.map((branch) => ({
      ...branch,
      probability: branch.probability * (rateOf(cause) / total),
    })),
  );
  const together = {
    causes: merged.map(({ position }) => position),
    timing: timingOf({ type: 'exponential', mean: 1 / total }),
    branches,
  };
  const alone = numbered
    .filter((cause) => rateOf(cause) === 0)
    .map(({ position, afterMs, branches }) => ({
      causes: [position],
      timing: timingOf(afterMs),
      branches,
    }));
  return merged.length > 0 ? [...alone, together] : alone;
}

/** How often an exponential clock rings per millisecond; 0 for one that does not take part. */
function rateOf({ afterMs }: Cause): number {
  const rate = afterMs.type === 'exponential' ? 1 / afterMs.mean : 0;
  // One that rings at once is infinitely faster than all others: it races on its own.
  return Number.isFinite(rate) ? rate : 0;
}

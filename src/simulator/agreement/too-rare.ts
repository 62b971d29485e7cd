// Whether a fleet was large enough to see what its answer depends on.

import type { ExactAnswer, GroupAnswer } from '../exact/index.js';
import {
  type ClockEvidence,
  enoughToTell,
  type FleetResult,
  type GroupEvidence,
} from '../fleet/index.js';

/** A transition matters when it makes at least this part of what the time without service varies by. */
const mattersFrom = 0.2;

/** A transition on which the answer depends, and which was too rare to tell whether it is right. */
export interface TooRare {
  /** The transition, in the words of the chart: `RESTARTING fail → ERROR`. */
  readonly of: string;
  /** How often it was expected in all instances. */
  readonly expected: number;
  /** How often it happened. */
  readonly seen: number;
  /** The part that it has in the variance of the time without service, about, 0 to 1. */
  readonly share: number;
  /** How many instances would show about thirty of them. */
  readonly instancesNeeded: number;
}

/** Finds the one that matters most, if there is one. */
export function tooRare(simulated: FleetResult, exact: ExactAnswer): TooRare | undefined {
  const { evidence, instances, horizonMs } = simulated;
  const byName = new Map<string, Outages>();
  for (const [g, group] of evidence.entries()) {
    for (const each of outagesIn(group, exact.groups[g] as GroupAnswer, horizonMs)) {
      const { expected, seen, variance } = byName.get(each.of) ?? none;
      byName.set(each.of, {
        of: each.of,
        expected: expected + each.expected,
        seen: seen + each.seen,
        variance: variance + each.variance,
      });
    }
  }
  const outages = [...byName.values()];
  const all = outages.reduce((sum, { variance }) => sum + variance, 0);
  const isForced = (of: string) => {
    const lives = evidence.flatMap(({ forced = [] }) => forced.filter(({ name }) => name === of));
    return lives.length > 0 && lives.every(({ isEnough }) => isEnough);
  };
  const rare = outages
    .map(({ variance, ...each }) => ({ ...each, share: variance / all }))
    .filter(({ share, expected }) => share >= mattersFrom && expected < enoughToTell)
    // Weighted lives have seen it, and were checked.
    .filter(({ of }) => !isForced(of))
    .sort((a, b) => b.share - a.share);
  const [most] = rare;
  return most && { ...most, instancesNeeded: roundUp((instances * enoughToTell) / most.expected) };
}

interface Outages {
  readonly of: string;
  readonly expected: number;
  readonly seen: number;
  readonly variance: number;
}

const none = { expected: 0, seen: 0, variance: 0 };

/** The transitions of a group: how often they are expected, and how the outages after them vary. */
function outagesIn(
  { states, instances }: GroupEvidence,
  exact: GroupAnswer,
  horizonMs: number,
): Outages[] {
  const outageMs = meanOutages(exact, horizonMs);
  return states.flatMap(({ name, clocks }, s) => {
    const { meanStayMs, causes } = exact.states[s] as GroupAnswer['states'][number];
    const timeMs = (exact.expected.shares[name] ?? 0) * horizonMs * instances;
    const stays = meanStayMs > 0 ? timeMs / meanStayMs : instances;
    const wins = (clock: ClockEvidence) =>
      clock.causes.reduce((sum, c) => sum + (causes[c]?.probability as number), 0);
    return clocks.flatMap((clock) =>
      clock.branches.map(({ event, to, probability, taken }) => {
        const expected = stays * wins(clock) * probability;
        const target = exact.states.findIndex((state) => state.name === to);
        return {
          of: `${name} ${event} → ${to}`,
          seen: taken,
          expected,
          // Rare events are as many as a Poisson variable, each with its outage.
          variance: expected * (outageMs[target] as number) ** 2,
        };
      }),
    );
  });
}

/** How long an instance is without service from entering each state, about; half the horizon at most. */
function meanOutages({ states }: GroupAnswer, horizonMs: number): number[] {
  const mostMs = horizonMs / 2;
  let times = states.map(() => 0);
  for (let round = 0; round < 200; round++) {
    const known = times;
    times = states.map(({ serving, meanStayMs, next }) => {
      if (serving) return 0;
      const later = next.reduce(
        (sum, probability, j) => sum + probability * (known[j] as number),
        0,
      );
      return Math.min(mostMs, meanStayMs + later);
    });
  }
  return times;
}

/** To two digits. */
function roundUp(n: number): number {
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / digit) * digit;
}

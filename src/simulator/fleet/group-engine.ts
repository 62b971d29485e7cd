// The fleet's inner loop: one instance after the other from its birth to the horizon.

import type { CompiledBranch, CompiledModel } from './compiled-model.js';
import { type FleetRun, pointsOfTime } from './fleet-run.js';
import { LifeSums } from './life-sums.js';
import { topBits } from './limits.js';
import { binOf, stayBinShift } from './outage-histogram.js';
import type { Stream } from './stream.js';
import { emptyTally, type Tally } from './tally.js';
import { draws, drawTime } from './timing.js';
import { exponentialLayers } from './ziggurat.js';

// As constants of their own, these cost the loop no look-up.
const { width: expWidth, bound: expBound } = exponentialLayers;
const { exponential, fixed, uniform, lognormal, weibull, race } = draws;

/** More steps than this in one life are an error in the profile. */
export const mostSteps = 100_000_000;

/** An instance that would never get to the horizon. */
export class EndlessLifeError extends Error {
  override readonly name = 'EndlessLifeError';
  constructor() {
    super(`an instance changes its state more than ${mostSteps} times before the horizon`);
  }
}

/** Simulates the instances of one group of a fleet, and counts. */
export class GroupEngine {
  readonly #model: CompiledModel;
  readonly #horizonMs: number;
  readonly #pointsMs: Float64Array;
  readonly #sums: LifeSums;
  #tally: Tally;
  #longestOutageMs = 0;

  constructor(model: CompiledModel, run: FleetRun) {
    this.#model = model;
    this.#horizonMs = run.horizonMs;
    this.#pointsMs = Float64Array.from(pointsOfTime(run));
    const causes = 1 + model.endsOfService.length;
    this.#sums = new LifeSums(model.states.length, causes, run.horizonMs);
    this.#tally = this.#startTally();
  }

  #startTally(): Tally {
    const { states, branches, endsOfService } = this.#model;
    const causes = 1 + endsOfService.length;
    const points = this.#pointsMs.length;
    return emptyTally(states.length, branches.length, points, causes);
  }

  /** Returns what was counted since the last call. */
  takeTally(): Tally {
    const tally = this.#tally;
    this.#sums.moveTo(tally);
    tally.longestOutageUs = Math.round(this.#longestOutageMs * 1000);
    this.#longestOutageMs = 0;
    this.#model.branches.forEach((branch, b) => {
      tally.taken[b] = branch.taken;
      tally.won[b] = branch.won;
      branch.taken = 0;
      branch.won = 0;
    });
    this.#tally = this.#startTally();
    return tally;
  }

  /**
   * Simulates one instance, from its birth to the horizon. All in one function, because a call within the
   * loop would cost a fifth of the speed (`npm run bench -- fleet`). For the same reason the words of the
   * stream are variables here, and what most steps draw is written out; the stream does the rest.
   *
   * @param stream - where it stands afterwards says nothing of the next life
   * @param counted - whether the lengths of its stays are counted
   */
  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: the inner loop, see above
  live(stream: Stream, counted: boolean): void {
    const horizon = this.#horizonMs;
    const pointsMs = this.#pointsMs;
    const points = pointsMs.length;
    // Slightly too small, so that rounding never skips the point that is looked for.
    const pointsPerMs = ((points - 1) / horizon) * (1 - 2 ** -50);
    const { initial, states } = this.#model;
    // Stays are counted by their length as drawn: what the horizon cuts short would be too short.
    const { changes, outages, stays } = this.#tally;
    const { downMs } = this.#sums;
    // Not looked up in the loop: only so does V8 take the tables for constants.
    const width = expWidth;
    const bound = expBound;
    const most = mostSteps;
    const shift = 32 - topBits;
    for (const each of states) each.spentMs = 0;

    let a = stream.a | 0;
    let b = stream.b | 0;
    let c = stream.c | 0;
    let d = stream.d | 0;
    let now = 0;
    let state = initial;
    let downSince = -1; // when the outage began; -1 before the first service
    let cause = 0; // what began it; 0, the creation, before the first service
    let longest = 0;
    const birth = state.index * points;
    changes[birth] = (changes[birth] as number) + 1;
    if (state.serving) this.#firstService(0);
    for (let steps = 0; ; steps++) {
      let branch = state.first;
      let end: number;
      // What drawTime() does, written out, the most frequent case first. Every case is a sum, because V8
      // would box a number that a call may have returned.
      if (state.draws === exponential) {
        const sum = (a + d) | 0;
        const bits = (((sum << 7) | (sum >>> 25)) + a) | 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
        const layer = bits >>> 24;
        const mantissa = bits & 0xffffff;
        const x = (mantissa + 0.5) * (width[layer] as number);
        if (mantissa < (bound[layer] as number)) end = now + x * state.p;
        else {
          stream.goOnFrom(a, b, c, d);
          end = now + stream.exponentialEdge(layer, x) * state.p;
          a = stream.a | 0;
          b = stream.b | 0;
          c = stream.c | 0;
          d = stream.d | 0;
        }
      } else {
        stream.goOnFrom(a, b, c, d);
        switch (state.draws) {
          case fixed:
            end = now + state.p;
            break;
          case uniform: {
            const after = state.p + stream.uniform() * state.q;
            if (counted) {
              const bin = state.staysAt + (binOf(after) >>> stayBinShift);
              stays[bin] = (stays[bin] as number) + 1;
            }
            end = now + after;
            break;
          }
          case lognormal: {
            const after = state.p * Math.exp(stream.normal(state.q));
            if (counted) {
              const bin = state.staysAt + (binOf(after) >>> stayBinShift);
              stays[bin] = (stays[bin] as number) + 1;
            }
            end = now + after;
            break;
          }
          case weibull: {
            const after = state.p * stream.exponential(1) ** state.q;
            if (counted) {
              const bin = state.staysAt + (binOf(after) >>> stayBinShift);
              stays[bin] = (stays[bin] as number) + 1;
            }
            end = now + after;
            break;
          }
          case race: {
            let first = Number.POSITIVE_INFINITY;
            for (const clock of state.race) {
              const after = drawTime(clock, stream);
              if (after < first) {
                first = after;
                branch = clock.first;
              }
            }
            if (counted) {
              const bin = state.staysAt + (binOf(first) >>> stayBinShift);
              stays[bin] = (stays[bin] as number) + 1;
            }
            if (branch !== undefined) branch.won++;
            end = now + first;
            break;
          }
          default:
            end = Number.POSITIVE_INFINITY;
        }
        a = stream.a | 0;
        b = stream.b | 0;
        c = stream.c | 0;
        d = stream.d | 0;
      }
      if (!(end < horizon)) break;
      if (steps >= most) throw new EndlessLifeError();
      state.spentMs += end - now;

      let taken = branch as CompiledBranch;
      if (taken.next !== undefined) {
        const sum = (a + d) | 0;
        const bits = (((sum << 7) | (sum >>> 25)) + a) | 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
        const decided = state.decided[bits >>> shift];
        if (decided !== undefined) taken = decided;
        else {
          const chance = bits >>> 0;
          while (chance >= taken.limit) {
            if (chance === taken.limit) {
              stream.goOnFrom(a, b, c, d);
              const isTaken = stream.fraction() < taken.atLimit;
              a = stream.a | 0;
              b = stream.b | 0;
              c = stream.c | 0;
              d = stream.d | 0;
              if (isTaken) break;
            }
            taken = taken.next as CompiledBranch;
          }
        }
      }
      taken.taken++;

      // The first point of time after it. An instance that leaves a state exactly at a point is counted there.
      let point = ((end * pointsPerMs) | 0) + 1;
      while ((pointsMs[point] as number) <= end) point++;
      const { to, change } = taken;
      const left = state.index * points + point;
      changes[left] = (changes[left] as number) - 1;
      const entered = to.index * points + point;
      changes[entered] = (changes[entered] as number) + 1;
      if (change !== 0) {
        if (change < 0) {
          downSince = end;
          cause = taken.begins;
        } else if (downSince < 0) {
          downMs[0] = end;
          this.#firstService(end);
        } else {
          const outageMs = end - downSince;
          const bin = binOf(outageMs);
          outages[bin] = (outages[bin] as number) + 1;
          if (outageMs > longest) longest = outageMs;
          downMs[cause] = (downMs[cause] as number) + outageMs;
        }
      }
      state = to;
      now = end;
    }
    if (longest > this.#longestOutageMs) this.#longestOutageMs = longest;
    if (!state.serving) {
      if (downSince >= 0) this.#tally.openOutages++;
      downMs[cause] = (downMs[cause] as number) + horizon - Math.max(downSince, 0);
    }
    this.#tally.instances++;
    this.#sums.addLife(states, state);
  }

  #firstService(atMs: number): void {
    this.#tally.served++;
    this.#sums.addTimeToService(atMs);
  }
}

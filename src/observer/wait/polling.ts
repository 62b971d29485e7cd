// The options that all polling shares, with their defaults: how long, how often, which errors to tolerate.

import { createRandom } from '../../random/index.js';
import { type Clock, systemClock } from '../../time/index.js';
import type { ProbeFailure } from './probe-failure.js';

/** How to poll. Durations are in milliseconds. */
export interface PollingOptions {
  /** The clock; `systemClock` unless given. With `createVirtualClock()` a test need not wait. */
  readonly clock?: Clock;
  /** Uniform numbers in [0, 1) for the jitter of the delays; seeded with the time unless given. */
  readonly random?: () => number;
  /** How long to wait before the first poll; 0 unless given, so that the first poll is immediate. */
  readonly startDelayMs?: number;
  /** The shortest delay between polls; 2 s unless given, less for short waits. */
  readonly minDelayMs?: number;
  /** The longest delay between polls; 30 s unless given. */
  readonly maxDelayMs?: number;
  /** How long one poll may take before it counts as hung; 30 s unless given. */
  readonly probeTimeoutMs?: number;
  /** How many polls in a row may fail before one more is too much; 10 unless given. */
  readonly errorBudget?: number;
  /** Overrules whether asking again can help after a failure; undefined leaves it as it is. */
  readonly retryError?: (failure: ProbeFailure) => boolean | undefined;
  /** Cancels the sleep and the poll under way. */
  readonly signal?: AbortSignal | undefined;
}

/** The options with their defaults. */
export interface Polling extends Required<Omit<PollingOptions, 'signal' | 'retryError'>> {
  /** How long it may last in all, in milliseconds; may be infinite. */
  readonly maxWaitMs: number;
  /** Overrules whether asking again can help. */
  readonly retryError: (failure: ProbeFailure) => boolean | undefined;
  /** Cancels the sleep and the poll under way. */
  readonly signal: AbortSignal | undefined;
}

const defaults = { minDelayMs: 2_000, maxDelayMs: 30_000, probeTimeoutMs: 30_000, errorBudget: 10 };

/**
 * Fills in the defaults.
 *
 * @throws RangeError that says which option is out of range and what is allowed
 */
export function pollingOf(options: PollingOptions, maxWaitMs: number): Polling {
  requireThat(maxWaitMs > 0, `maxWaitMs: expected milliseconds above 0, got ${maxWaitMs}`);
  const { clock = systemClock } = options;
  const { startDelayMs = 0, probeTimeoutMs = defaults.probeTimeoutMs } = options;
  requireThat(
    startDelayMs >= 0 && startDelayMs < maxWaitMs,
    `startDelayMs: expected a duration in milliseconds below maxWaitMs (${maxWaitMs}), got ${startDelayMs}`,
  );
  const minDelayMs =
    options.minDelayMs ?? Math.min(defaults.minDelayMs, (maxWaitMs - startDelayMs) / 4);
  const maxDelayMs = options.maxDelayMs ?? Math.max(minDelayMs, defaults.maxDelayMs);
  const { errorBudget = defaults.errorBudget } = options;
  const durations = { startDelayMs, minDelayMs, maxDelayMs, probeTimeoutMs };
  for (const [name, value] of Object.entries(durations)) {
    const isDuration = Number.isFinite(value) && (value > 0 || name === 'startDelayMs');
    requireThat(isDuration, `${name}: expected a duration in milliseconds above 0, got ${value}`);
  }
  requireThat(
    maxDelayMs >= minDelayMs,
    `maxDelayMs: expected at least minDelayMs (${minDelayMs}), got ${maxDelayMs}`,
  );
  requireThat(
    startDelayMs + minDelayMs <= maxWaitMs,
    `maxWaitMs: expected at least startDelayMs and minDelayMs together (${startDelayMs + minDelayMs}), got ${maxWaitMs}`,
  );
  requireThat(
    Number.isInteger(errorBudget) && errorBudget >= 0,
    `errorBudget: expected a whole number of at least 0, got ${errorBudget}`,
  );
  return {
    clock,
    // Waits that begin at different times do not poll in step.
    random: options.random ?? createRandom(Math.abs(Math.trunc(clock.now()))),
    ...durations,
    errorBudget,
    maxWaitMs,
    retryError: options.retryError ?? (() => undefined),
    signal: options.signal,
  };
}

/** Throws a `RangeError` unless the options of a wait say when it ends. */
export function requireFiniteWait(options: { readonly maxWaitMs: number }): void {
  // A program in JavaScript may leave the options out.
  const maxWaitMs = (options as { readonly maxWaitMs?: number } | undefined)?.maxWaitMs;
  requireThat(
    Number.isFinite(maxWaitMs),
    `maxWaitMs: expected a finite number of milliseconds, got ${maxWaitMs}`,
  );
}

/** Throws a `RangeError` with a message of one line unless a condition holds. */
export function requireThat(holds: boolean, message: string): asserts holds {
  if (!holds) throw new RangeError(message);
}

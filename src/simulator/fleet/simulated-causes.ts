// Downtime by what began it, as it was simulated: the same names as in the exact answer, from birth to the horizon.

import { creationCause, outageCauseOf, yearMs } from '../profile/index.js';
import { compileModel } from './compiled-model.js';
import { sum } from './down-share.js';
import type { FleetRun } from './fleet-run.js';
import type { Tally } from './tally.js';

/** Simulated outages that began alike. */
export interface SimulatedCause {
  /** What began them: a request, an unplanned outcome such as a `fault`, or the `creation`. */
  readonly cause: string;
  /**
   * How many it began, those that the horizon cut short included; of the creation, how many instances were born out
   * of service.
   */
  readonly count: number;
  /** How many it began per instance and year of 365 days; 0 for the creation, which begins with an instance. */
  readonly perYear: number;
  /**
   * The time until service returned, of all instances together, in milliseconds. What the horizon cut short counts as
   * far as it got.
   */
  readonly downtimeMs: number;
  /** That time per instance and year of 365 days, in milliseconds. */
  readonly downtimePerYearMs: number;
  /** Their share of all downtime, 0 to 1. */
  readonly share: number;
}

/** Lists what made the downtime of all groups together, the most first. */
export function simulatedCauses(
  { groups, horizonMs }: Pick<FleetRun, 'groups' | 'horizonMs'>,
  tallies: readonly Tally[],
): SimulatedCause[] {
  const found = new Map<string, { count: number; us: bigint }>();
  groups.forEach(({ model }, g) => {
    const { instances, taken, causesUs } = tallies[g] as Tally;
    const { branches, initial, endsOfService } = compileModel(model);
    const begun = new Float64Array(causesUs.length);
    if (!initial.serving) begun[0] = instances;
    for (const [b, { begins }] of branches.entries()) {
      if (begins > 0) begun[begins] = (begun[begins] as number) + (taken[b] as number);
    }
    [creationCause, ...endsOfService.map(outageCauseOf)].forEach((cause, c) => {
      if (c === 0 && initial.serving) return;
      const { count, us } = found.get(cause) ?? { count: 0, us: 0n };
      found.set(cause, {
        count: count + (begun[c] as number),
        us: us + (causesUs[c] as bigint),
      });
    });
  });
  const allUs = [...found.values()].reduce((all, { us }) => all + us, 0n);
  const years = (sum(tallies, ({ instances }) => instances) * horizonMs) / yearMs;
  const perYear = (n: number) => (years > 0 ? n / years : 0);
  return [...found]
    .map(([cause, { count, us }]) => ({
      cause,
      count,
      perYear: cause === creationCause ? 0 : perYear(count),
      downtimeMs: Number(us) / 1000,
      downtimePerYearMs: perYear(Number(us) / 1000),
      share: allUs > 0n ? Number(us) / Number(allUs) : 0,
    }))
    .sort((one, other) => other.downtimeMs - one.downtimeMs);
}

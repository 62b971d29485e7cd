// The plans that need no file. None of them repairs a faulty instance, because no page says that the platform
// does so within any time: ERROR lasts until a scenario, a plan or an operator ends it.

import ms from 'ms';
import { endsWork, type Provenance } from '../../machines/index.js';
import { phases } from './phases.js';
import { otherProbabilitiesIn, type PhasePlan, type Plan, type Removal } from './plan.js';

/** A phase that always ends well, after anything between two durations. */
function between(min: ms.StringValue, max: ms.StringValue, provenance?: Provenance): PhasePlan {
  const takes = { type: 'uniform', min: ms(min), max: ms(max) } as const;
  return { takes, ...otherProbabilitiesIn({}), ...(provenance && { provenance }) };
}

/** Deleted instances are gone after anything between two durations. */
function removedBetween(
  min: ms.StringValue,
  max: ms.StringValue,
  provenance?: Provenance,
): Removal {
  const takes = { type: 'uniform', min: ms(min), max: ms(max) } as const;
  return { takes, ...(provenance && { provenance }) };
}

const atOnce: PhasePlan = { takes: { type: 'fixed', value: 0 }, ...otherProbabilitiesIn({}) };

/** Everything takes no time: for tests, and for questions that do not depend on time. */
const instant: Plan = {
  name: 'instant',
  phases: Object.fromEntries(
    phases.filter(({ well }) => endsWork(well)).map(({ name }) => [name, atOnce]),
  ),
  removal: { takes: { type: 'fixed', value: 0 } },
  switchover: { takes: { type: 'fixed', value: 0 } },
};

/** A few seconds each: for demonstrations. */
const demo: Plan = {
  name: 'demo',
  phases: {
    CREATING: between('3s', '5s'),
    backingUp: between('4s', '6s'),
    configuring: between('1s', '2s'),
    RESTARTING: between('2s', '4s'),
    EXTENDING: between('4s', '6s'),
    RESTORING: between('3s', '5s'),
    recovering: between('2s', '4s'),
  },
  removal: removedBetween('0.5s', '1.5s'),
  switchover: { takes: { type: 'fixed', value: ms('3s') } },
};

/** The ranges that the pages of the service state, each duration in them equally likely, without failures. */
const documented: Plan = {
  name: 'documented',
  phases: {
    CREATING: between('1s', '8s', {
      pages: ['dcs-ug-0326008', 'dcs-pd-0326003'],
      inferred:
        'some seconds, less than eight (Redis 4.0 and later); the pages give no lower bound',
    }),
    backingUp: between('10m', '15m', {
      pages: ['dcs-ug-0312032', 'dcs-ug-0312031'],
      inferred: 'what the first page says of backups by hand; automatic ones take 5 to 30 minutes',
    }),
    configuring: between('1s', '5s', {
      pages: ['dcs-ug-0312024'],
      assumed: 'no page states how long; new parameters take effect without a restart',
    }),
    RESTARTING: between('10s', '30m', { pages: ['dcs-ug-0326013'] }),
    EXTENDING: between('5m', '30m', {
      pages: ['dcs-ug-0326011'],
      inferred:
        'single-node and master/standby instances; clusters take longer, and the page does not say how much',
    }),
    RESTORING: between('1m', '30m', { pages: ['dcs-ug-0312033'] }),
    recovering: between('5m', '30m', {
      pages: ['dcs-ug-0312023', 'dcs-ug-0326011'],
      assumed:
        'no page states how long; what is repaired is taken to last as long as a change of size',
    }),
  },
  removal: removedBetween('1m', '30m', { pages: ['dcs-ug-0326014'] }),
  switchover: {
    takes: { type: 'fixed', value: ms('3s') },
    provenance: { pages: ['ShowJobInfo'], inferred: 'the job of its sample took 2.9 s' },
  },
};

/** The plans that need no file, by name. */
export const presets = { instant, demo, documented } as const;

/** The name of a plan that needs no file. */
export type PresetName = keyof typeof presets;

// Downtime by what began it, by hand and against the long run as a whole.

import fc from 'fast-check';
import { downtimeByCause, exactAnswer } from '../../../../src/simulator/exact/index.js';
import { parseProfile } from '../../../../src/simulator/index.js';
import { profiles } from '../../../support/profiles/index.js';
import { day, expectClose, hour } from '../models.js';

const plan = { phases: { RESTARTING: { takes: '1h', fails: 0.25 }, CREATING: { takes: '1h' } } };
const base = { kind: 'ha', plan, instances: 1, horizon: '365d' };

test('a failed restart is the restart’s, and the time after the failure is told apart', () => {
  const [restart, creation, ...others] = downtimeByCause(
    parseProfile({
      ...base,
      workload: { requests: { restart: { every: '10d' } }, recovery: { after: '4h' } },
    }),
  );
  // Up for 10 days, an hour of restart, and after one in four of them 4 hours of repair: 2 hours down.
  const perYear = (365 * day) / (10 * day + 2 * hour);
  expect(restart?.cause).toBe('restart');
  expectClose(restart?.perYear, perYear, 1e-12);
  expectClose(restart?.downtimePerYearMs, perYear * 2 * hour, 1e-12);
  expectClose(restart?.troublePerYearMs, perYear * hour, 1e-12);
  expect(restart?.share).toBe(1);
  expect(creation).toEqual({
    cause: 'creation',
    perYear: 0,
    downtimePerYearMs: 0,
    troublePerYearMs: 0,
    share: 0,
  });
  expect(others).toEqual([]);
});

test('faults and restarts that race share the downtime by their rates and lengths', () => {
  const causes = downtimeByCause(
    parseProfile({
      ...base,
      plan: { phases: { ...plan.phases, RESTARTING: { takes: '1h' } } },
      workload: {
        requests: { restart: { every: '10d' } },
        fault: { every: '30d' },
        recovery: { after: '6h' },
      },
    }),
  );
  const by = (name: string) => causes.find(({ cause }) => cause === name);
  expectClose((by('restart')?.perYear ?? 0) / (by('fault')?.perYear ?? 1), 3, 1e-12);
  expectClose(by('fault')?.share, 2 / 3, 1e-12);
  expectClose(by('fault')?.troublePerYearMs, by('fault')?.downtimePerYearMs as number, 1e-12);
  expect(by('restart')?.troublePerYearMs).toBe(0);
});

test('where creation fails for good, all downtime is the creation’s', () => {
  const [creation, ...others] = downtimeByCause(
    parseProfile({ ...base, plan: { phases: { CREATING: { takes: '1h', fails: 0.2 } } } }),
  );
  expect(creation).toMatchObject({ cause: 'creation', perYear: 0, share: 1 });
  expectClose(creation?.downtimePerYearMs, 0.2 * 365 * day, 1e-12);
  expectClose(creation?.troublePerYearMs, 0.2 * 365 * day, 1e-12);
  expect(others).toEqual([]);
});

test('the causes of any profile add up to its outages and its downtime', () => {
  fc.assert(
    fc.property(profiles({ mostKinds: 2 }), (profile) => {
      const { longRun } = exactAnswer(profile, { toleranceRelative: 1 });
      const causes = downtimeByCause(profile);
      const sum = (of: (each: (typeof causes)[number]) => number) =>
        causes.reduce((all, each) => all + of(each), 0);
      expectClose(
        sum(({ downtimePerYearMs }) => downtimePerYearMs),
        longRun.downtimePerYearMs,
        1e-9,
      );
      expectClose(
        sum(({ perYear }) => perYear),
        longRun.outages?.perYear ?? 0,
        1e-9,
      );
      for (const { troublePerYearMs, downtimePerYearMs } of causes) {
        expect(troublePerYearMs).toBeLessThanOrEqual(downtimePerYearMs * (1 + 1e-9));
      }
    }),
    { seed: 14, numRuns: 40 },
  );
});

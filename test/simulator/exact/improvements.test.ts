// What less of each number of a profile would save, by hand and against finite differences.

import fc from 'fast-check';
import type { Distribution } from '../../../src/random/index.js';
import { solveChain } from '../../../src/simulator/exact/chain/chain.js';
import { mixLongRuns, recurrentClasses } from '../../../src/simulator/exact/chain/long-run.js';
import { type Improvement, improvements } from '../../../src/simulator/exact/index.js';
import { type Profile, parseProfile } from '../../../src/simulator/index.js';
import { modelledFleet } from '../../../src/simulator/profile/index.js';
import { profiles } from '../../support/profiles/index.js';
import { expectClose } from './models.js';

const base = { kind: 'ha', instances: 1, horizon: '365d' };

/** A profile with one number multiplied: all times of a distribution, or a probability. */
function scaled(profile: Profile, { key, kinds }: Improvement, factor: number): Profile {
  const isLike = ({ kind }: Profile['groups'][number]) => kinds.includes(kind);
  const path = key.startsWith('workload') ? key.split('.').slice(0, -1) : key.split('.');
  const change = (given: unknown, [first, ...rest]: readonly string[]): unknown => {
    if (first !== undefined) {
      const inner = (given as Record<string, unknown>)[first];
      return { ...(given as object), [first]: change(inner, rest) };
    }
    return typeof given === 'number' ? given * factor : stretched(given as Distribution, factor);
  };
  const groups = profile.groups.map((group) => (isLike(group) ? change(group, path) : group));
  return { ...profile, groups: groups as Profile['groups'] };
}

function stretched(times: Distribution, by: number): Distribution {
  const entries = Object.entries(times).map(([name, value]) =>
    ['type', 'sigma', 'shape'].includes(name) ? [name, value] : [name, (value as number) * by],
  );
  return Object.fromEntries(entries) as Distribution;
}

/** The availability in the long run, less 1: without an answer up to a horizon, which costs a hundred times as much. */
function inLongRun(profile: Profile): number {
  const parts = modelledFleet('inLongRun', profile).groups.flatMap(({ weight, model }) =>
    recurrentClasses(solveChain(model)).map((longRun) => ({
      weight: weight * longRun.probability,
      longRun,
    })),
  );
  return -mixLongRuns(parts).downtimePerYearMs / (365 * 86_400_000);
}

/** By central differences, extrapolated twice (Richardson). */
function differenced(profile: Profile, improvement: Improvement): number {
  const sign = improvement.type === 'arrives' ? -1 : 1;
  const availability = (x: number) => inLongRun(scaled(profile, improvement, Math.exp(sign * x)));
  const central = (h: number) => (availability(h) - availability(-h)) / (2 * h);
  const [a, b, c] = [central(0.02), central(0.01), central(0.005)];
  const [ab, bc] = [(4 * b - a) / 3, (4 * c - b) / 3];
  return (16 * bc - ab) / 15;
}

test('two states: faults and the length of a repair count alike, and by hand', () => {
  const [first, second, ...others] = improvements(
    parseProfile({
      ...base,
      plan: { phases: { CREATING: { takes: '10s' } } },
      workload: { fault: { every: '9d' }, recovery: { after: '1d' } },
    }),
  );
  // U = d/(u + d) changes by U(1 - U) per relative change of u or d.
  for (const each of [first, second]) expectClose(each?.slope, -0.09, 1e-12);
  expect([first?.key, second?.key].sort()).toEqual([
    'workload.fault.every',
    'workload.recovery.after',
  ]);
  expectClose(first?.savedPerYearMs, 0.1 * 0.09 * 365 * 86_400_000, 1e-12);
  for (const { slope } of others) expect(slope).toBeCloseTo(0, 15);
});

const racing = {
  ...base,
  plan: {
    like: 'documented',
    phases: {
      CREATING: { takes: { uniform: ['1s', '8s'] }, fails: 0.1 },
      RESTARTING: { takes: { lognormal: { median: '10m', sigma: 0.7 } }, fails: 0.02 },
      EXTENDING: { takes: { weibull: { scale: '20m', shape: 1.5 } }, fails: 0.03, faults: 0.01 },
    },
  },
  workload: {
    requests: {
      restart: { every: '7d' },
      extend: { after: '30d' },
      backUp: { after: { weibull: { scale: '1d', shape: 3 } } },
    },
    fault: { after: { lognormal: { median: '20d', sigma: 1 } } },
    recovery: { after: { lognormal: { median: '5m', sigma: 1.5 } } },
    reactions: {
      ERROR: { restart: { after: '10m' }, recreate: { after: { exponential: { mean: '1h' } } } },
      CREATEFAILED: { recreate: { after: { uniform: ['5m', '9m'] } } },
    },
  },
};

const raced = parseProfile(racing);
test.each(improvements(raced).map((each) => [each.key, each] as const))(
  '%s: the slope is that of finite differences to 1e-6, whatever clocks it races',
  (_, improvement) => {
    const expected = differenced(raced, improvement);
    expect(Math.abs(improvement.slope - expected)).toBeLessThanOrEqual(
      1e-6 * Math.abs(expected) + 1e-13,
    );
  },
);

test('clocks that are not exponential race there, on every side of a fixed one', () => {
  expect(improvements(raced).filter(({ slope }) => Math.abs(slope) > 1e-7).length).toBeGreaterThan(
    9,
  );
});

test('where creation may fail for good, what makes it likelier is told, too', () => {
  const profile = parseProfile({
    ...base,
    plan: { like: 'documented', phases: { CREATING: { takes: '10s', fails: 0.2 } } },
    workload: { fault: { every: '9d' }, recovery: { after: '1d' } },
  });
  const [most] = improvements(profile);
  expect(most?.key).toBe('plan.phases.CREATING.fails');
  expectClose(most?.slope, -0.2 * 0.9, 1e-12);
});

test('the slopes of random profiles are those of finite differences', () => {
  fc.assert(
    fc.property(profiles({ mostKinds: 1 }), (profile) => {
      for (const improvement of improvements(profile).slice(0, 4)) {
        const expected = differenced(profile, improvement);
        expect(Math.abs(improvement.slope - expected)).toBeLessThanOrEqual(
          1e-5 * Math.abs(expected) + 1e-11,
        );
      }
    }),
    { seed: 14, numRuns: 4 },
  );
});

// The calls that a user guesses: a profile is enough, and what is no profile is answered in one sentence.

import {
  availabilityAt,
  describeProfile,
  exactAnswer,
  modelsOf,
  parseProfile,
  type Scenario,
  simulate,
  simulateFleet,
} from '../../src/simulator/index.js';
import { fleetRunOf } from '../../src/simulator/internal.js';

const document = { kind: 'ha', plan: 'documented', instances: 20, horizon: '2d', seed: 7 };
const profile = parseProfile(document);
const groups = modelsOf(profile);

test('a profile is simulated as it says', () => {
  const { instances, horizonMs, seed, series } = simulateFleet(profile);
  expect({ instances, horizonMs, seed }).toEqual({
    instances: 20,
    horizonMs: 172_800_000,
    seed: 7,
  });
  expect(series.atMs).toHaveLength(201);
});

test('options go before what the profile says', () => {
  const options = { instances: 3, horizonMs: 60_000, seed: 8, points: 5 };
  const { instances, horizonMs, seed, series } = simulateFleet(profile, options);
  expect({ instances, horizonMs, seed, points: series.atMs.length }).toEqual(options);
});

test('a profile is solved up to its horizon, or to another one', () => {
  expect(exactAnswer(profile).expected.horizonMs).toBe(172_800_000);
  expect(exactAnswer(profile, { horizonMs: 1000 }).expected.horizonMs).toBe(1000);
});

test('models are answered like the profile they come from', () => {
  const { horizonMs } = profile;
  expect(simulateFleet(groups, { instances: 20, horizonMs, seed: 7 })).toEqual(
    simulateFleet(profile),
  );
  expect(exactAnswer(groups, { horizonMs })).toEqual(exactAnswer(profile));
  expect(availabilityAt(groups, [0, 60_000])).toEqual(availabilityAt(profile, [0, 60_000]));
  expect(fleetRunOf(groups, { horizonMs, seed: 7 })).toEqual(fleetRunOf(profile));
});

test('models without options are watched for a year', () => {
  expect(fleetRunOf(groups)).toEqual({ groups, horizonMs: 31_536_000_000, seed: 1, points: 201 });
  expect(exactAnswer(groups).expected.horizonMs).toBe(31_536_000_000);
});

type AnyCall = (...given: unknown[]) => unknown;
const calls: [string, AnyCall][] = [
  ['simulateFleet', simulateFleet as AnyCall],
  ['fleetRunOf', fleetRunOf as AnyCall],
  ['exactAnswer', exactAnswer as AnyCall],
  ['availabilityAt', ((given: unknown) => availabilityAt(given as never, [0])) as AnyCall],
];
const forProfiles: [string, AnyCall][] = [
  ['modelsOf', modelsOf as AnyCall],
  ['describeProfile', describeProfile as AnyCall],
];
const wrong: [unknown, string][] = [
  [undefined, 'undefined'],
  [null, 'null'],
  [7, '7'],
  ['weekly-restarts', '"weekly-restarts"'],
  [() => profile, 'a function'],
  [document, 'a document: pass parseProfile(document)'],
  [{ mix: [] }, 'a document: pass parseProfile(document)'],
  [{}, 'another object'],
  [{ groups }, 'another object'],
  [[{ weight: 1 }], 'a list'],
  [[profile], 'a list'],
];

describe.each([...calls, ...forProfiles])('%s', (name, call) => {
  test.each(wrong)('says of %j what it takes', (given, text) => {
    expect(() => call(given)).toThrow(
      new TypeError(`${name} takes a profile from parseProfile; got ${text}`),
    );
  });
});

test.each<[string, () => unknown]>([
  [
    'simulateFleet takes options such as { instances: 1000 }; got 1000',
    () => simulateFleet(profile, 1000 as never),
  ],
  [
    'exactAnswer takes options such as { horizonMs: 86_400_000 }; got null',
    () => exactAnswer(profile, null as never),
  ],
  [
    'availabilityAt takes a list of times in milliseconds; got 60000',
    () => availabilityAt(profile, 60_000 as never),
  ],
])('"%s"', (message, call) => {
  expect(call).toThrow(new TypeError(message));
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['"production-year"', 'production-year'],
  ['a document: pass parseScenario(document)', { kind: 'ha', plan: 'documented', end: '1h' }],
  ['another object', profile],
])('"simulate takes a scenario from parseScenario; got %s"', (text, given) => {
  expect(() => simulate(given as Scenario)).toThrow(
    new TypeError(`simulate takes a scenario from parseScenario; got ${text}`),
  );
});

test('an option out of its range is named', () => {
  expect(() => simulateFleet(profile, { horizonMs: '2d' as never })).toThrow(
    new RangeError('a horizon is 1 to 3155760000000 ms; got 2d'),
  );
});

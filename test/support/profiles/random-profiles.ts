// Random profiles on moderate time scales: within 30 days much happens to every instance, and nothing
// happens so often that a simulation would take long.

import fc from 'fast-check';
import {
  deleted,
  endsWork,
  isPlanned,
  type Kind,
  kinds,
  lifecycle,
  type Outcome,
  outcomes,
  putsRight,
  type Request,
  requests,
  type Situation,
  type Status,
  statuses,
  tasks,
} from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import { phases } from '../../../src/plan/index.js';
import { otherEnds } from '../../../src/plan/internal.js';
// Not through the front door of the simulator, which has everything that runs profiles behind it.
import { type Profile, parseProfile } from '../../../src/simulator/profile/index.js';

/** Which profiles are wanted. */
export interface RandomProfiles {
  /** Only exponential distributions, for which A(t) is known; any unless told. */
  readonly exponential?: boolean;
  /** The most entries that a mix can have; 3 unless told. 1 for fleets of one kind. */
  readonly mostKinds?: number;
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** A duration as a document has it, its logarithm about uniform within bounds in milliseconds. */
const durations = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 1000 }).map((x) => `${Math.round(from * (to / from) ** (x / 1000))}ms`);

const twoDigits = (from: number, to: number) =>
  fc.integer({ min: Math.round(from * 100), max: Math.round(to * 100) }).map((x) => x / 100);

/** A distribution as a document has it, about as long as the bounds say, in milliseconds. */
function distributions(from: number, to: number, exponential: boolean): fc.Arbitrary<unknown> {
  const about = durations(from, to);
  const memoryless = fc.record({ exponential: fc.record({ mean: about }) });
  if (exponential) return memoryless;
  return fc.oneof(
    memoryless,
    about,
    fc.record({ fixed: about }),
    fc.record({
      uniform: fc
        .tuple(about, about)
        .map((bounds) => bounds.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))),
    }),
    fc.record({ lognormal: fc.record({ median: about, sigma: twoDigits(0.1, 1.2) }) }),
    fc.record({ weibull: fc.record({ scale: about, shape: twoDigits(0.6, 3) }) }),
  );
}

/** Any of some keys, none to all of them. */
const some = <T>(shape: Record<string, fc.Arbitrary<T>>) => fc.record(shape, { requiredKeys: [] });

/** What a phase says, apart from how long it takes: chances of ends that the chart has there. */
const ends = (outcomes: readonly Outcome[]): Record<string, fc.Arbitrary<number>> =>
  Object.fromEntries(
    otherEnds.flatMap(({ key, outcome }) =>
      outcomes.includes(outcome) ? [[key, twoDigits(0, endsWork(outcome) ? 0.4 : 0.3)]] : [],
    ),
  );

/** A plan in which every phase but repairs, which are the workload's, takes minutes to hours. */
function plans(exponential: boolean): fc.Arbitrary<unknown> {
  const work = phases.filter(({ well }) => endsWork(well));
  return fc.record({
    phases: fc.record(
      Object.fromEntries(
        work.map(({ name, outcomes }) => [
          name,
          fc.record(
            { takes: distributions(5 * minute, 8 * hour, exponential), ...ends(outcomes) },
            { requiredKeys: ['takes'] },
          ),
        ]),
      ),
    ),
  });
}

const serving = (kind: Kind): Situation[] =>
  tasks.map((task) => ({ kind, status: 'RUNNING', task }));

/** The requests that can arrive at serving instances of a kind and leave them in the fleet. */
const arriving = (kind: Kind): Request[] =>
  requests.filter((request) => {
    const leadTo = serving(kind).map((situation) => lifecycle.next(situation, request));
    return leadTo.some(Boolean) && !leadTo.includes(deleted);
  });

/** The unplanned outcomes that can come to serving instances of a kind. */
const hazardsOf = (kind: Kind): Outcome[] =>
  outcomes.filter(
    (outcome) =>
      !isPlanned(outcome) &&
      serving(kind).some((situation) => lifecycle.next(situation, outcome) !== undefined),
  );
const mendings = outcomes.filter(putsRight);
/** The last ones first, which keeps the profiles that a seed has led to so far. */
const outOfService = statuses
  .filter((status) => !lifecycle.serves(status) && !lifecycle.hasTag(status, 'transitional'))
  .reverse();

/** Every choice of at least one of some names. */
const choices = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>(
    (chosen, name) =>
      chosen.concat(
        [[name]],
        chosen.map((others) => others.concat(name)),
      ),
    [],
  );

/** What an operator can do about an instance that is out of service: a request, or another instance in its place. */
const reactingTo = (kind: Kind, status: Status): string[] =>
  lifecycle
    .acceptedRequests({ kind, status } as Situation)
    .map((request) => (request === 'delete' ? 'recreate' : request));

function workloads(kind: Kind, exponential: boolean): fc.Arbitrary<unknown> {
  const arrival = fc.oneof(
    fc.record({ every: durations(6 * hour, 10 * day) }),
    fc.record({ after: distributions(6 * hour, 10 * day, exponential) }),
  );
  const after = fc.record({ after: distributions(10 * minute, 2 * day, exponential) });
  return some<unknown>({
    requests: some(Object.fromEntries(arriving(kind).map((request) => [request, arrival]))),
    ...Object.fromEntries(hazardsOf(kind).map((outcome) => [outcomeNouns[outcome], arrival])),
    ...Object.fromEntries(mendings.map((outcome) => [outcomeNouns[outcome], after])),
    reactions: some<unknown>(
      Object.fromEntries(
        outOfService.map((status) => [
          status,
          fc.oneof(
            fc.constant<unknown>('wait'),
            ...choices(reactingTo(kind, status)).map((names) =>
              fc.record(Object.fromEntries(names.map((name) => [name, after]))),
            ),
          ),
        ]),
      ),
    ),
  });
}

const entries = (exponential: boolean): fc.Arbitrary<object> =>
  fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      weight: fc.integer({ min: 1, max: 9 }),
      plan: plans(exponential),
      workload: workloads(kind, exponential),
    }),
  );

/** Profiles as files have them, all of them right. */
export function profileDocuments(wanted: RandomProfiles = {}): fc.Arbitrary<object> {
  const { exponential = false, mostKinds = 3 } = wanted;
  return fc.record({
    mix: fc.array(entries(exponential), { minLength: 1, maxLength: mostKinds }),
    instances: fc.constant(1000),
    horizon: fc.constant('30d'),
    seed: fc.nat(),
  });
}

/** Profiles, read and checked. */
export function profiles(wanted: RandomProfiles = {}): fc.Arbitrary<Profile> {
  return profileDocuments(wanted).map((document) => parseProfile(document));
}

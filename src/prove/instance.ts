// What is claimed of an instance's lifecycle. The page dcs-api-0312047 has one rule, that only a RUNNING instance
// serves; the others say what a chart of a managed resource should be. They ask the chart for tags, requests and
// roles, so that a status or an edge more changes none of them.

import type { AnyMachineSnapshot } from 'xstate';
import {
  deleted,
  type EventName,
  endsWork,
  eventNames,
  isRequest,
  kinds,
  type Outcome,
  outcomes,
  type StatusTag,
  statuses,
} from '../../machines/index.js';
import type { Claim, Surroundings } from './claim.js';
import { type Start, topStatesOf } from './machine.js';
import {
  always,
  equivalent,
  everyEdge,
  everyEdgeTaken,
  everyStep,
  leadsTo,
  oneWay,
  reachable,
} from './make-claims.js';
import { inState, not, tagged } from './predicates.js';
import type { ProveOptions } from './prove.js';

const isOutcome = (type: string): type is Outcome => (outcomes as readonly string[]).includes(type);
const isRequestNamed = (type: string) =>
  (eventNames as readonly string[]).includes(type) && isRequest(type as EventName);

/** The only status that serves, by the rule of the page. */
const serves = 'RUNNING';

/** Names that come near to those of events, and no events. */
const unknownEvents = ['RESTART', 'resize', 'soft_restart', 'succeeded', 'delete ', ''];

/** The claims about the lifecycle of an instance, the page's own rule first. */
export const instanceClaims: readonly Claim[] = [
  equivalent(
    'serving-is-running',
    { is: 'tagged serving', of: tagged('serving') },
    { is: serves, of: inState(serves) },
    { sentence: 'An instance serves if and only if it is RUNNING.' },
  ),
  always(
    'one-status',
    (snapshot) => {
      const found = topStatesOf(snapshot);
      const known: readonly string[] = [...statuses, deleted];
      if (found.length !== 1) return `it is ${found.join(' and ')} at once`;
      return known.includes(found[0] as string) || `${found[0]} is no status`;
    },
    { sentence: 'An instance has one status that the page lists, or is deleted.' },
  ),
  always('work-is-transitional', workIsTransitional, {
    sentence:
      'What the platform is busy with while the instance does not serve is tagged transitional.',
    about: tagged('transitional'),
  }),
  always(
    'no-request-while-transitional',
    (snapshot, where) => {
      if (!snapshot.hasTag('transitional')) return true;
      const taken = where.steps().find((step) => step.taken && isRequestNamed(step.event.type));
      return !taken || `it accepts ${taken.event.type}`;
    },
    {
      sentence: 'A transitional instance accepts no request.',
      about: tagged('transitional'),
    },
  ),
  always('transitional-has-exits', hasExits, {
    sentence: 'From every transitional status an outcome leads to serving, and another to failed.',
    about: tagged('transitional'),
  }),
  leadsTo('transitional-ends', {
    from: tagged('transitional'),
    to: not(tagged('transitional')),
    helpful: ({ type }) => isOutcome(type),
    sentence: 'Nothing stays transitional for ever, as long as the platform reports.',
  }),
  reachable('can-be-deleted', {
    to: inState(deleted),
    sentence: 'From everywhere a way leads to deleted.',
  }),
  oneWay('one-way', {
    sentence: 'In one state one event leads one way, for each kind.',
  }),
  everyStep('refused-changes-nothing', ({ before, after, taken }) => taken || after === before, {
    sentence: 'An event that is not accepted changes nothing.',
    about: ({ taken }) => !taken,
  }),
  always(
    'unknown-changes-nothing',
    (snapshot, { attempt }) => {
      const moved = unknownEvents.find((type) => attempt({ type }) !== snapshot);
      return moved === undefined || `it takes "${moved}"`;
    },
    { sentence: 'An event that nobody knows changes nothing.' },
  ),
  everyEdge(
    'every-edge-has-a-source',
    ({ name, definition: { meta } }) => {
      const {
        pages = [],
        inferred,
        assumed,
      } = (meta ?? {}) as Partial<Record<string, unknown>> & {
        pages?: readonly string[];
      };
      const reason = assumed ?? (pages.length > 0 && (inferred ?? 'documented'));
      return Boolean(reason) || `${name} cites no page and gives no reason`;
    },
    { sentence: 'Every edge cites its pages, or says why it is inferred or assumed.' },
  ),
  everyEdgeTaken('every-edge-is-taken', {
    sentence: 'Every edge is taken by one kind at least.',
  }),
];

/** How instances begin: one for each kind. */
export const instanceStarts: readonly Start[] = kinds.map((kind) => ({
  name: kind,
  input: { kind },
}));

/** What to prove of the lifecycle of an instance, and with which events. */
export const instanceProof: ProveOptions = {
  claims: instanceClaims,
  starts: instanceStarts,
  events: eventNames.map((type) => ({ type })),
  states: statuses,
};

/** Work that an outcome ends, in an instance that does not serve. */
function workIsTransitional(snapshot: AnyMachineSnapshot, where: Surroundings): boolean | string {
  const works = where
    .steps()
    .some(({ taken, event: { type } }) => taken && isOutcome(type) && endsWork(type));
  const expected = works && !inState(serves)(snapshot);
  if (expected === snapshot.hasTag('transitional')) return true;
  return expected
    ? 'work is under way, and it is not tagged transitional'
    : 'tagged transitional, and no work is under way';
}

function hasExits(snapshot: AnyMachineSnapshot, where: Surroundings): boolean | string {
  if (!snapshot.hasTag('transitional')) return true;
  const exits = where.steps().filter(({ taken, event }) => taken && isOutcome(event.type));
  const leads = (tag: StatusTag) => exits.some(({ after }) => after.hasTag(tag));
  if (!leads('serving')) return 'no outcome leads to a serving status';
  return leads('failed') || 'no outcome leads to a failed status';
}

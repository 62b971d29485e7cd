// The words of the model: the lists are those of the service's pages, and every name has a meaning
// that reads well where diagrams, docs and messages put it.

import {
  deleted,
  endsWork,
  eventMeanings,
  eventNames,
  guardMeanings,
  guards,
  instanceMachine,
  isPlanned,
  isRequest,
  type Kind,
  kindNames,
  kinds,
  moverOf,
  type OutcomeRole,
  outcomes,
  putsRight,
  requestPhrases,
  requests,
  roleOf,
  statuses,
  statusLabels,
  statusMeanings,
  statusPages,
  taskMeanings,
  tasks,
} from '../../../machines/index.js';
import { outcomeNouns, outcomesThat, outcomeVerbs } from '../../../machines/internal.js';
import { tasks as expectedTasks, guarded, pages, phrases, roles, rules } from './expected.js';

const sentence = /^[A-Z].{10,}\.$/;
const phrase = /^[a-z][a-z /-]{3,}$/i;

test('the lists are those of the pages, in their order', () => {
  expect(statuses).toEqual(rules.statuses);
  expect(tasks).toEqual(expectedTasks);
  expect(kinds).toEqual(rules.kinds);
  expect(requests).toEqual(rules.requests);
  expect(outcomes).toEqual(rules.outcomes);
  expect(eventNames).toEqual([...rules.requests, ...rules.outcomes]);
  expect(deleted).toBe('deleted');
});

test("requests are the operator's, outcomes the platform's", () => {
  expect(requests.map(moverOf)).toEqual(requests.map(() => 'operator'));
  expect(outcomes.map(moverOf)).toEqual(outcomes.map(() => 'platform'));
});

test('every outcome plays its part, and a request plays none', () => {
  const parts = outcomes.map((outcome) => [
    outcome,
    [roleOf(outcome), isPlanned(outcome) ? 'planned' : 'unplanned'],
  ]);
  expect(Object.fromEntries(parts)).toEqual(roles);
  expect(requests.map(roleOf)).toEqual(requests.map(() => undefined));
  expect(requests.every(isPlanned)).toBe(true);
});

test('what ends work, puts right or plays given parts is told by the roles', () => {
  const those = (is: (role: OutcomeRole) => boolean) =>
    rules.outcomes.filter((outcome) => is(roles[outcome][0]));
  expect(eventNames.filter(endsWork)).toEqual(those((role) => role.startsWith('ends')));
  expect(eventNames.filter(putsRight)).toEqual(
    those((role) => ['repairs', 'resumes'].includes(role)),
  );
  expect(outcomesThat('endsBadly', 'breaks')).toEqual(
    those((role) => ['endsBadly', 'breaks'].includes(role)),
  );
  expect(eventNames.filter(isRequest)).toEqual(rules.requests);
});

test.each(outcomes)('the outcome %s has a verb and a noun of its own', (outcome) => {
  expect(outcomeVerbs[outcome]).toMatch(/^[a-z]+s$/);
  expect(outcomeNouns[outcome]).toMatch(/^[^aeiou][a-z]+$/);
  for (const words of [outcomeVerbs, outcomeNouns]) {
    expect(outcomes.filter((other) => words[other] === words[outcome])).toEqual([outcome]);
  }
});

test.each(statuses)('%s is explained in a sentence, in the chart too', (status) => {
  expect(statusMeanings[status]).toMatch(sentence);
  expect(instanceMachine.states[status]?.description).toBe(statusMeanings[status]);
});

test('every status has a label of its own for a screen, and so has the end', () => {
  const labels = ([...statuses, deleted] as const).map((name) => statusLabels[name]);
  for (const label of labels) expect(label).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(tasks)(
  'the task %s is explained in a sentence with its page, in the chart too',
  (task) => {
    const { meaning, page } = taskMeanings[task];
    expect(meaning).toMatch(sentence);
    expect(page).toMatch(/^(dcs-(api|ug)-\d+|[A-Z][A-Za-z]+)$/);
    expect(instanceMachine.states.RUNNING?.states[task]?.description).toBe(meaning);
  },
);

test('the chart and its end say what they are', () => {
  expect(instanceMachine.root.description).toMatch(
    /lifecycle of a DCS instance.*Only RUNNING serves/,
  );
  expect(instanceMachine.states.deleted?.description).toMatch(/404/);
  expect(instanceMachine.id).toBe('instance');
  expect(statusPages).toEqual(pages);
});

test.each(kinds)('the kind %s has a name', (kind) => {
  expect(kindNames[kind]).toMatch(phrase);
});

test.each(eventNames)('the event %s is explained in words that fit after "when"', (event) => {
  expect(eventMeanings[event]).toMatch(phrase);
});

test.each(requests)('the request %s is put in words that fit after "cannot"', (request) => {
  expect(requestPhrases[request]).toBe(phrases[request] ?? request);
});

test.each(Object.keys(guards) as (keyof typeof guards)[])(
  'the guard %s says what it asks',
  (name) => {
    expect(guardMeanings[name]).toMatch(/^the kind (is|keeps) /);
  },
);

test.each(Object.entries(guarded) as [keyof typeof guards, readonly Kind[]][])(
  'the guard %s lets %j pass',
  (name, some) => {
    expect(kinds.filter((kind) => guards[name]({ context: { kind } }))).toEqual(some);
  },
);

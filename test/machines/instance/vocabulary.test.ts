// The words of the model: the lists are those of the service's pages, and every name has a meaning
// that reads well where diagrams, docs and messages put it.

import {
  deleted,
  eventMeanings,
  eventNames,
  guardMeanings,
  guards,
  instanceMachine,
  kindNames,
  kinds,
  moverOf,
  outcomes,
  requestPhrases,
  requests,
  statuses,
  statusLabels,
  statusMeanings,
  statusPage,
  taskMeanings,
  tasks,
} from '../../../machines/index.js';
import { rules } from './expected.js';

const sentence = /^[A-Z].{10,}\.$/;
const phrase = /^[a-z][a-z /-]{3,}$/i;

test('the lists are the seven statuses, three tasks, five kinds, seven requests, four outcomes', () => {
  expect(statuses).toEqual(rules.statuses);
  expect(tasks).toEqual(['idle', 'backingUp', 'configuring']);
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
    expect(page).toMatch(/^(dcs-api-\d+|[A-Z][A-Za-z]+)$/);
    expect(instanceMachine.states.RUNNING?.states[task]?.description).toBe(meaning);
  },
);

test('the chart and its end say what they are', () => {
  expect(instanceMachine.root.description).toMatch(
    /lifecycle of a DCS instance.*Only RUNNING serves/,
  );
  expect(instanceMachine.states.deleted?.description).toMatch(/404/);
  expect(instanceMachine.id).toBe('instance');
  expect(statusPage).toBe('dcs-api-0312047');
});

test.each(kinds)('the kind %s has a name', (kind) => {
  expect(kindNames[kind]).toMatch(phrase);
});

test.each(eventNames)('the event %s is explained in words that fit after "when"', (event) => {
  expect(eventMeanings[event]).toMatch(phrase);
});

test.each(requests)('the request %s is put in words that fit after "cannot"', (request) => {
  expect(requestPhrases[request]).toBe(request === 'backUp' ? 'back up' : request);
});

test.each(Object.keys(guards) as (keyof typeof guards)[])(
  'the guard %s says what it asks',
  (name) => {
    expect(guardMeanings[name]).toMatch(/^the kind (is|keeps) /);
  },
);

test.each([
  ['keepsBackups', ['ha', 'ha_rw_split', 'proxy', 'cluster']],
  ['isSingle', ['single']],
  ['isMasterStandby', ['ha']],
] as const)('the guard %s lets %j pass', (name, some) => {
  expect(kinds.filter((kind) => guards[name]({ context: { kind } }))).toEqual(some);
});

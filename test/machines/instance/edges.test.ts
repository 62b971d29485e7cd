// The edge list that diagrams and docs are drawn from: every edge with its guard, the kinds that get
// to take it, and where our knowledge of it comes from. Written by hand, as is the list of assumptions.

import {
  guards,
  instanceMachine,
  type Kind,
  kinds,
  lifecycle,
  lifecycleOf,
  moverOf,
} from '../../../machines/index.js';
import {
  alterChart,
  isMeant,
  parseCells,
  type StateDraft,
  stateOf,
} from '../../support/proof/index.js';

const expected = parseCells(`
  | from                | event     | to                  | if              | kinds      | known      |
  |---------------------|-----------|---------------------|-----------------|------------|------------|
  | CREATING            | succeed   | RUNNING             |                 | all        | documented |
  | CREATING            | fail      | CREATEFAILED        |                 | all        | documented |
  | CREATING            | fault     | ERROR               |                 | all        | documented |
  | CREATEFAILED        | delete    | deleted             |                 | all        | documented |
  | RUNNING             | restart   | RESTARTING          |                 | all        | documented |
  | RUNNING             | fault     | ERROR               |                 | all        | documented |
  | RUNNING.idle        | extend    | EXTENDING           |                 | all        | documented |
  | RUNNING.idle        | restore   | RESTORING           | keepsBackups    | not single | documented |
  | RUNNING.idle        | backUp    | RUNNING.backingUp   | keepsBackups    | not single | documented |
  | RUNNING.idle        | configure | RUNNING.configuring |                 | all        | documented |
  | RUNNING.idle        | flush     | RUNNING.idle        |                 | all        | inferred   |
  | RUNNING.idle        | delete    | deleted             |                 | all        | documented |
  | RUNNING.backingUp   | succeed   | RUNNING.idle        |                 | not single | documented |
  | RUNNING.backingUp   | fail      | RUNNING.idle        |                 | not single | documented |
  | RUNNING.configuring | restart   | RESTARTING          |                 | all        | assumed    |
  | RUNNING.configuring | succeed   | RUNNING.idle        |                 | all        | documented |
  | RUNNING.configuring | fail      | RUNNING.idle        |                 | all        | documented |
  | ERROR               | restart   | RESTARTING          |                 | all        | documented |
  | ERROR               | recover   | RUNNING             |                 | all        | documented |
  | ERROR               | delete    | deleted             |                 | all        | documented |
  | RESTARTING          | succeed   | RUNNING             |                 | all        | documented |
  | RESTARTING          | fail      | ERROR               |                 | all        | assumed    |
  | RESTARTING          | fault     | ERROR               |                 | all        | assumed    |
  | EXTENDING           | succeed   | RUNNING             |                 | all        | documented |
  | EXTENDING           | fail      | ERROR               | isSingle        | single     | inferred   |
  | EXTENDING           | fail      | RUNNING             |                 | not single | inferred   |
  | EXTENDING           | fault     | ERROR               |                 | all        | assumed    |
  | RESTORING           | succeed   | RUNNING             |                 | not single | documented |
  | RESTORING           | fail      | RUNNING             | isMasterStandby | ha         | inferred   |
  | RESTORING           | fail      | ERROR               |                 | others     | assumed    |
  | RESTORING           | fault     | ERROR               |                 | not single | assumed    |
`).map(([from = '', event = '', to = '', guard = '', kindsMeant = '', known = ''], index) => {
  return { from, event, to, guard, kindsMeant, known, edge: lifecycle.edges[index] };
});

/** `others`: neither the kind of the guarded edge before, nor one that keeps no backups. */
const kindsIn = (pattern: string): Kind[] =>
  kinds.filter((kind) => isMeant(pattern.replace('others', 'ha_rw_split proxy cluster'), kind));

/** The tasks during which an edge that is written at RUNNING can be taken. */
const leavesOfRunning: Readonly<Record<string, string[]>> = {
  restart: ['RUNNING.idle', 'RUNNING.backingUp'],
  fault: ['RUNNING.idle', 'RUNNING.backingUp', 'RUNNING.configuring'],
};

describe('the edge list', () => {
  test('has the 31 edges of the chart, in the order in which they are written', () => {
    expect(lifecycle.edges.map(({ from, event, to }) => [from, event, to])).toEqual(
      expected.map(({ from, event, to }) => [from, event, to]),
    );
  });

  test.each(expected)('$from --$event--> $to is for $kindsMeant, if [$guard]', (row) => {
    const { from, event, guard, edge } = row;
    expect(edge?.guard ?? '').toBe(guard);
    expect(edge?.kinds).toEqual(kindsIn(row.kindsMeant));
    const leaves = from === 'RUNNING' ? leavesOfRunning[event] : [from];
    expect([...(edge?.leaves ?? [])].sort()).toEqual([...(leaves ?? [])].sort());
  });

  test('says of every edge who causes it', () => {
    for (const { event, mover } of lifecycle.edges) expect(mover).toBe(moverOf(event));
  });

  test('mentions a guard only where there is one', () => {
    for (const edge of lifecycle.edges) expect('guard' in edge).toBe(edge.guard !== undefined);
  });
});

describe('the provenance of the edges', () => {
  const pageId = /^(dcs-(api|ug|pd)-\d+|en-us_topic_\d+|[A-Z][A-Za-z]+)$/;
  const sentence = /^[A-Z].{10,}\.$/;
  const reason = /^[a-z].{15,}[^.]$/;

  test.each(expected)('$from --$event--> $to is $known', ({ known, edge }) => {
    expect(edge?.description).toMatch(sentence);
    const { pages, inferred, assumed } = edge?.provenance ?? { pages: [] };
    for (const page of pages) expect(page).toMatch(pageId);
    if (known !== 'assumed') expect(pages).not.toEqual([]);
    for (const note of [inferred, assumed]) if (note !== undefined) expect(note).toMatch(reason);
    expect([inferred !== undefined, assumed !== undefined]).toEqual([
      known === 'inferred',
      known === 'assumed',
    ]);
  });

  test('exactly six edges are assumed', () => {
    const assumed = lifecycle.edges.filter(({ provenance }) => provenance.assumed);
    expect(assumed.map(({ from, event, to }) => `${from} ${event} ${to}`)).toEqual([
      'RUNNING.configuring restart RESTARTING',
      'RESTARTING fail ERROR',
      'RESTARTING fault ERROR',
      'EXTENDING fault ERROR',
      'RESTORING fail ERROR',
      'RESTORING fault ERROR',
    ]);
  });
});

describe('the edge list of another chart', () => {
  const edgesOf = (change: (chart: StateDraft) => void) =>
    lifecycleOf(alterChart(instanceMachine, guards, change)).edges;

  test('has an edge that nobody ever gets to, and says that nobody does', () => {
    const edges = edgesOf((chart) => delete stateOf(chart, 'CREATING').on.fail);
    expect(edges).toHaveLength(30);
    expect(edges.find(({ from }) => from === 'CREATEFAILED')).toMatchObject({
      event: 'delete',
      to: 'deleted',
      kinds: [],
      leaves: [],
    });
  });

  test('leads an edge without a target back to where it is written', () => {
    const edges = edgesOf((chart) => {
      stateOf(chart, 'RUNNING').on.flush = { description: 'All data are cleared.' };
      delete stateOf(chart, 'RUNNING.idle').on.flush;
    });
    expect(edges.find(({ event }) => event === 'flush')).toMatchObject({
      from: 'RUNNING',
      to: 'RUNNING',
      kinds,
    });
  });

  test('has no description for an edge without one', () => {
    const edges = edgesOf((chart) => {
      stateOf(chart, 'ERROR').on.flush = { target: 'ERROR' };
    });
    expect(edges.find(({ from, event }) => from === 'ERROR' && event === 'flush')).toMatchObject({
      description: '',
    });
  });
});

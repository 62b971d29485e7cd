// The edge list that diagrams and docs are drawn from: every edge with its guard, the kinds that get
// to take it, and where our knowledge of it comes from.

import {
  guards,
  instanceMachine,
  type Kind,
  kinds,
  lifecycle,
  lifecycleOf,
  moverOf,
} from '../../../machines/index.js';
import { alterChart, isMeant, type StateDraft, stateOf } from '../../support/proof/index.js';
import { leaves, written } from './expected.js';

const expected = written.map(
  ([from = '', event = '', to = '', guard = '', kindsMeant = '', known = ''], index) => {
    return { from, event, to, guard, kindsMeant, known, edge: lifecycle.edges[index] };
  },
);

/** `others`: neither the kind of the guarded edge before, nor one that keeps no backups. */
const kindsIn = (pattern: string): Kind[] =>
  kinds.filter((kind) => isMeant(pattern.replace('others', 'ha_rw_split proxy cluster'), kind));

/** The tasks during which an edge that is written at RUNNING can be taken: where no task has its own. */
const leavesOfRunning = (event: string): string[] =>
  leaves.filter(
    (leaf) =>
      leaf.startsWith('RUNNING.') &&
      !expected.some((row) => row.from === leaf && row.event === event),
  );

describe('the edge list', () => {
  test('has the edges of the chart, in the order in which they are written', () => {
    expect(lifecycle.edges.map(({ from, event, to }) => [from, event, to])).toEqual(
      expected.map(({ from, event, to }) => [from, event, to]),
    );
  });

  test.each(expected)('$from --$event--> $to is for $kindsMeant, if [$guard]', (row) => {
    const { from, event, guard, edge } = row;
    expect(edge?.guard ?? '').toBe(guard);
    expect(edge?.kinds).toEqual(kindsIn(row.kindsMeant));
    const where = from === 'RUNNING' ? leavesOfRunning(event) : [from];
    expect([...(edge?.leaves ?? [])].sort()).toEqual([...where].sort());
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
});

describe('the edge list of another chart', () => {
  const edgesOf = (change: (chart: StateDraft) => void) =>
    lifecycleOf(alterChart(instanceMachine, guards, change)).edges;

  test('has an edge that no instance gets to, and says so', () => {
    const edges = edgesOf((chart) => delete stateOf(chart, 'CREATING').on.fail);
    expect(edges).toHaveLength(expected.length - 1);
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

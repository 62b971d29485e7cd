// The lists of today's clients, as they stand in their sources, have the defects that their users ran
// into, and no others.

import { lintWaiter, type WaiterLists } from '../../src/observer/index.js';
import { nextMovers, rules } from '../machines/instance/expected.js';

const { failed, serving, transitional } = rules.tags;
/** The statuses from which only an operator leads to RUNNING, or nothing. */
const atRest = rules.statuses.filter(
  (status) => ![...serving, ...transitional].some((each) => each === status),
);
const unexpected = (statuses: readonly string[]) =>
  statuses.map((status) => `unexpected ${status}`);
const inVain = (statuses: readonly string[]) => statuses.map((status) => `waitsInVain ${status}`);

const told = (lists: WaiterLists) =>
  lintWaiter(lists).findings.map(({ finding, status }) => `${finding} ${status}`);

describe('the Terraform provider', () => {
  test.each<[string, WaiterLists, string[]]>([
    ['create, v1 and v2', { pending: ['CREATING'], target: ['RUNNING'] }, []],
    [
      'resize, v2',
      { pending: ['EXTENDING', 'RESTARTING'], target: ['RUNNING'], after: 'extend' },
      [],
    ],
    ['delete, v2', { pending: ['RUNNING'], target: ['DELETED'] }, unexpected(failed)],
    ['delete, v1', { pending: ['DELETING', 'RUNNING'], target: ['DELETED'] }, unexpected(failed)],
  ])('%s', (_, lists, findings) => {
    expect(told(lists)).toEqual(findings);
  });

  test('a destroy of a faulty instance breaks, and the message says what to do', () => {
    const { findings, better } = lintWaiter({ pending: ['RUNNING'], target: ['DELETED'] });
    expect(findings[1]?.message).toBe(
      'ERROR is legal on the way to DELETED, and unexpected to this waiter: add it to pending',
    );
    expect(better).toEqual({
      pending: rules.statuses.filter((at) => at === 'RUNNING' || failed.some((one) => one === at)),
      target: ['deleted'],
      failure: [],
    });
  });

  test('a resize that is polled too early takes RUNNING for its end', () => {
    const lists = { pending: ['EXTENDING', 'RESTARTING'], target: ['RUNNING'] };
    expect(lintWaiter({ ...lists, after: 'extend' }).notes).toEqual([
      'RUNNING is also the status before extend: a poll that comes too early takes it for the end',
    ]);
    expect(lintWaiter(lists).notes).toEqual([]);
  });

  test('DELETING is none of the statuses, which does no harm', () => {
    expect(lintWaiter({ pending: ['DELETING', 'RUNNING'], target: ['DELETED'] }).notes).toEqual([
      'DELETING is no status of this edition; listing it does no harm',
    ]);
  });
});

describe('words that are no statuses', () => {
  const lists = {
    pending: ['PENDING'],
    target: ['RUNNING'],
    failure: ['CREATEFAILED', 'ERROR', 'OVERHEATED'],
  };

  test('on which it waits are one finding, with the lists that the target needs', () => {
    const { findings, notes, better } = lintWaiter(lists);
    expect(findings.map(({ finding, status }) => [finding, status])).toEqual([
      ['noStatus', 'PENDING'],
    ]);
    expect(findings[0]?.message).toMatch(
      /^PENDING is no status, so this waiter waits on none; wait on CREATING, .+ and [A-Z]+$/,
    );
    expect(better.pending).toEqual(lintWaiter({ target: ['RUNNING'] }).better.pending);
    expect(better.target).toEqual(['RUNNING']);
    expect(better.failure).toEqual(expect.arrayContaining(['CREATEFAILED', 'ERROR']));
    expect(notes).toEqual(['OVERHEATED is no status of this edition; listing it does no harm']);
  });

  test('in small letters are told with the right case', () => {
    const { findings, better } = lintWaiter({
      pending: ['creating', 'Restarting'],
      target: ['running'],
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'none of creating and Restarting is a status, so this waiter waits on none; did you mean CREATING and RESTARTING?',
      'running is no status; did you mean RUNNING?',
    ]);
    expect(better.target).toEqual(['RUNNING']);
    expect(lintWaiter({ ...lists, pending: ['CREATING', 'restarting'] }).notes[0]).toBe(
      'restarting is no status of this edition; did you mean RESTARTING?',
    );
  });

  test.each([
    [{ pending: ['PENDING'], target: ['READY'] }],
    [{ pending: [], target: ['RUNNING'] }],
    [{ pending: ['PENDING'], target: ['DELETED'] }],
    [{ pending: ['PENDING'], target: ['CREATING'] }],
    [{ pending: ['deleted'], target: ['RUNNING'] }],
    [{ target: ['deleted'], failure: ['deleted'] }],
  ])('leave no sentence without an end: %j', (given) => {
    const { findings, notes } = lintWaiter(given);
    for (const line of [...findings.map(({ message }) => message), ...notes]) {
      expect(line).not.toMatch(/ {2}|[:;,] *$|: can$| on *$|^ | $/);
    }
  });
});

test('openstacksdk, which knows ERROR as the only failure, waits on CREATEFAILED until its timeout', () => {
  const others = atRest.filter((status) => status !== 'ERROR');
  expect(others).toContain('CREATEFAILED');
  expect(told({ target: ['RUNNING'], failure: ['ERROR'] })).toEqual(inVain(others));
});

test('a suite that knows no failure at all waits on each until its timeout', () => {
  expect(told({ target: ['RUNNING'] })).toEqual(inVain(atRest));
});

test.each<[string, WaiterLists, string[]]>([
  [
    'a target that is no status',
    { pending: ['CREATING'], target: ['ACTIVE'] },
    ['neverComes ACTIVE', 'waitsInVain CREATING'],
  ],
  [
    'a target that the platform never leads to',
    { pending: ['CREATING'], target: ['RUNNING', 'EXTENDING'] },
    ['neverComes EXTENDING'],
  ],
  [
    'a failure among the pending',
    { pending: ['CREATING', 'CREATEFAILED'], target: ['RUNNING'] },
    ['waitsInVain CREATEFAILED'],
  ],
  [
    'a status on the way that is taken for a failure',
    { pending: ['CREATING'], target: ['EXTENDING'], failure: ['RUNNING'] },
    ['unexpected RUNNING'],
  ],
  [
    'ERROR, when a recovery is waited for',
    { pending: ['RESTARTING'], target: ['RUNNING'], allowRecovery: true },
    unexpected(failed.filter((status) => nextMovers[status] === 'either')),
  ],
  ['a kind that is never seen so', { pending: ['RESTORING'], target: ['RUNNING'], kind: 'ha' }, []],
])('%s', (_, lists, findings) => {
  expect(told(lists)).toEqual(findings);
});

test('the lists that the chart suggests have nothing wrong with them', () => {
  for (const target of ['RUNNING', 'DELETED', 'ERROR', 'RESTARTING']) {
    const { better } = lintWaiter({ target: [target] });
    expect(told({ ...better, target: [target] })).toEqual([]);
  }
});

test('a waiter without a target is none', () => {
  expect(() => lintWaiter({ target: [] })).toThrow('target: expected at least one status');
});

test('a status on two lists is noted', () => {
  expect(lintWaiter({ pending: ['CREATING', 'RUNNING'], target: ['RUNNING'] }).notes).toEqual([
    'RUNNING is a target and also on another list',
  ]);
});

// Scenarios that are refused: where the mistake is, and what is allowed.

import { mostEvents } from '../../../src/simulator/internal.js';
import { rules } from '../../machines/instance/expected.js';
import { complaintAbout, play } from './play.js';

const allowed = (what: string, names: readonly string[]) =>
  new RegExp(`^${what}; allowed: ${names.join(', ')}$`);

const restart = (more: object) => ({ requests: [{ at: '5m', request: 'restart', ...more }] });

test.each<[string, object, (string | number)[], RegExp]>([
  ['an unknown key', { requsts: [] }, ['requsts'], /^unknown key "requsts"; allowed: name, kind/],
  ['an unknown kind', { kind: 'master' }, ['kind'], /^unknown kind "master"; allowed: single, ha,/],
  ['no kind', { kind: undefined }, ['kind'], /^missing: expected a kind; allowed: single/],
  ['an unknown plan', { plan: 'demmo' }, ['plan'], /^unknown plan "demmo"; allowed: instant, demo/],
  ['no plan', { plan: undefined }, ['plan'], /^missing: expected a plan/],
  [
    'an unknown request',
    restart({ request: 'restrat' }),
    ['requests', 0, 'request'],
    allowed('unknown request "restrat"', rules.requests),
  ],
  [
    'an outcome for a request',
    restart({ request: 'fail' }),
    ['requests', 0, 'request'],
    /^unknown request "fail"/,
  ],
  [
    'an unknown outcome',
    restart({ outcome: 'wins' }),
    ['requests', 0, 'outcome'],
    allowed('unknown outcome "wins"', rules.outcomes),
  ],
  [
    'an end that the chart does not have there',
    restart({ outcome: 'recover' }),
    ['requests', 0, 'outcome'],
    /^RESTARTING does not end with recover; allowed: succeed, fail, fault$/,
  ],
  [
    'a duration for what takes none',
    restart({ request: 'flush', takes: '1s' }),
    ['requests', 0, 'takes'],
    /^flush is done at once$/,
  ],
  [
    'an outcome for what has none',
    restart({ request: 'delete', outcome: 'succeed' }),
    ['requests', 0, 'outcome'],
    /^delete is done at once$/,
  ],
  ['a negative time', restart({ at: '-5m' }), ['requests', 0, 'at'], /never negative$/],
  ['no time', restart({ at: undefined }), ['requests', 0, 'at'], /^missing/],
  ['NaN', { end: Number.NaN }, ['end'], /got NaN$/],
  ['no end', { end: undefined }, ['end'], /^missing/],
  ['an end at once', { end: 0 }, ['end'], /^expected a duration above 0/],
  [
    'an unknown status',
    { end: { reaches: 'RUNING', within: '1h' } },
    ['end', 'reaches'],
    allowed('unknown status "RUNING"', [...rules.statuses, rules.gone]),
  ],
  ['a goal without a limit', { end: { reaches: 'ERROR' } }, ['end', 'within'], /^missing/],
  [
    'a request after the end',
    restart({ at: '2h' }),
    ['requests', 0, 'at'],
    /^2h is after the end of the scenario \(1h\)$/,
  ],
  ['a fault after the end', { faults: [{ at: '2h' }] }, ['faults', 0, 'at'], /after the end/],
  ['every without progress', restart({ every: 0 }), ['requests', 0, 'every'], /above 0/],
  [
    'until without every',
    restart({ until: '9m' }),
    ['requests', 0, 'until'],
    /^only an entry with every can have until$/,
  ],
  [
    'until before at',
    restart({ every: '1m', until: '2m' }),
    ['requests', 0, 'until'],
    /^2m is before at \(5m\)$/,
  ],
  [
    'a fault with a request',
    { faults: [{ at: '1m', request: 'restart' }] },
    ['faults', 0, 'request'],
    /^unknown key/,
  ],
  ['a fractional seed', { seed: 1.5 }, ['seed'], /^expected a whole number from 0 to/],
  ['a negative seed', { seed: -1 }, ['seed'], /got -1$/],
  ['a start without a zone', { start: '2026-01-01T00:00:00' }, ['start'], /with its zone/],
  ['a start in no month', { start: '2026-13-01T00:00:00Z' }, ['start'], /with its zone/],
  ['an id on two lines', { instance_id: 'a\nb' }, ['instance_id'], /on one line/],
  ['requests that are no list', { requests: { at: '1m' } }, ['requests'], /^expected a list/],
  ['a request that is no mapping', { requests: ['restart'] }, ['requests', 0], /got "restart"$/],
])('%s is refused', (_, more, path, message) => {
  const issue = complaintAbout(more);
  expect(issue?.path).toEqual(path);
  expect(issue?.message).toMatch(message);
});

describe('after deletion', () => {
  const remove = { at: '5m', request: 'delete' };

  test.each<[string, object, (string | number)[], RegExp]>([
    [
      'a request',
      { requests: [remove, { at: '6m', request: 'restart' }] },
      ['requests', 1],
      /^restart at 6m comes after the instance was deleted \(at 5m\)$/,
    ],
    [
      'a request of the same instant',
      { requests: [remove, remove] },
      ['requests', 1],
      /^delete at 5m/,
    ],
    ['a fault', { requests: [remove], faults: [{ at: '7m' }] }, ['faults', 0], /^fault at 7m/],
    [
      'the first of a series',
      { requests: [remove, { at: '6m', request: 'restart', every: '1m' }] },
      ['requests', 1],
      /^restart at 6m/,
    ],
  ])('%s is refused', (_, more, path, message) => {
    const issue = complaintAbout(more);
    expect(issue?.path).toEqual(path);
    expect(issue?.message).toMatch(message);
  });

  test('an entry is fine when the deletion was refused', () => {
    const requests = [
      { at: '1s', request: 'delete' },
      { at: '6m', request: 'restart' },
    ];
    expect(complaintAbout({ requests })).toBeUndefined();
  });
});

describe('the bound on events', () => {
  const flushes = (count: number) => ({
    plan: 'instant',
    end: `${count - 1}s`,
    requests: [{ at: 0, request: 'flush', every: '1s' }],
  });

  test('lets pass as many as it says', () => {
    expect(play(flushes(mostEvents)).entries.filter(({ event }) => event === 'flush')).toHaveLength(
      mostEvents,
    );
  });

  test('refuses one more, naming the entry that makes it too many', () => {
    const more = flushes(mostEvents);
    const issue = complaintAbout({ ...more, faults: [{ at: '1s' }] });
    expect(issue?.path).toEqual(['faults', 0, 'at']);
    expect(complaintAbout(flushes(mostEvents + 1))).toMatchObject({
      path: ['requests', 0, 'every'],
      message: 'happens 100001 times; a scenario has at most 100000 events',
    });
  });

  test('speaks before it plays: a millisecond step through a thousand years is refused at once', () => {
    const requests = [{ at: 0, request: 'flush', every: '1ms' }];
    expect(complaintAbout({ end: '365000d', requests })?.message).toMatch(/^happens \d+ times/);
  });
});

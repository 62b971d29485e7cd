// Lives worked out by hand, to the millisecond: what ends when, what comes first at the same
// instant, what repeats, and when it is over.

import { play, tale } from './play.js';

const restartAt = (...times: string[]) => times.map((at) => ({ at, request: 'restart' }));

test('an instance is created and then left alone', () => {
  const { born, entries, end } = play();
  expect(born).toEqual({ state: 'CREATING', serving: false });
  expect(entries).toEqual([
    {
      atMs: 10_000,
      event: 'succeed',
      mover: 'platform',
      from: 'CREATING',
      to: 'RUNNING.idle',
      serving: true,
    },
  ]);
  expect(end).toEqual({ atMs: 3_600_000, state: 'RUNNING.idle', because: 'time' });
});

test('every phase takes what the plan says', () => {
  const requests = [
    { at: '1m', request: 'extend' },
    { at: '5m', request: 'restore' },
    { at: '10m', request: 'backUp' },
    { at: '20m', request: 'configure' },
    { at: '21m', request: 'flush' },
  ];
  expect(tale({ requests })).toEqual([
    '10 succeed CREATING RUNNING.idle',
    '60 extend RUNNING.idle EXTENDING',
    '180 succeed EXTENDING RUNNING.idle',
    '300 restore RUNNING.idle RESTORING',
    '480 succeed RESTORING RUNNING.idle',
    '600 backUp RUNNING.idle RUNNING.backingUp',
    '900 succeed RUNNING.backingUp RUNNING.idle',
    '1200 configure RUNNING.idle RUNNING.configuring',
    '1204 succeed RUNNING.configuring RUNNING.idle',
    '1260 flush RUNNING.idle RUNNING.idle',
  ]);
});

test('takes and outcome override the plan for the phase that the request starts, and no other', () => {
  const requests = [
    { at: '1m', request: 'restart', takes: '7s', outcome: 'fail' },
    { at: '2m', request: 'restart' },
  ];
  expect(tale({ requests }).slice(1)).toEqual([
    '60 restart RUNNING.idle RESTARTING',
    '67 fail RESTARTING ERROR',
    '120 restart ERROR RESTARTING',
    '180 succeed RESTARTING RUNNING.idle',
  ]);
});

test('what a refused request wanted of its phase is not applied to the one under way', () => {
  const requests = [
    { at: '1m', request: 'restart' },
    { at: '61s', request: 'restart', takes: '1s', outcome: 'fail' },
  ];
  expect(tale({ requests }).slice(1)).toEqual([
    '60 restart RUNNING.idle RESTARTING',
    '61 restart RESTARTING RESTARTING DCS.4111',
    '120 succeed RESTARTING RUNNING.idle',
  ]);
});

test('a phase ends before a request of the same instant is looked at', () => {
  const requests = [
    { at: '1m', request: 'restart' },
    { at: '2m', request: 'extend' },
  ];
  expect(tale({ requests }).slice(2, 4)).toEqual([
    '120 succeed RESTARTING RUNNING.idle',
    '120 extend RUNNING.idle EXTENDING',
  ]);
});

test('requests of the same instant come in the order of the file, and faults after them', () => {
  const faults = [{ at: '1m' }];
  const one = [
    { at: '1m', request: 'backUp' },
    { at: '1m', request: 'restart' },
  ];
  expect(tale({ requests: one, faults }).slice(1, 4)).toEqual([
    '60 backUp RUNNING.idle RUNNING.backingUp',
    '60 restart RUNNING.backingUp RESTARTING',
    '60 fault RESTARTING ERROR',
  ]);
  expect(tale({ requests: one.toReversed(), faults }).slice(1, 4)).toEqual([
    '60 restart RUNNING.idle RESTARTING',
    '60 backUp RESTARTING RESTARTING DCS.4111',
    '60 fault RESTARTING ERROR',
  ]);
});

test('work that takes no time is done before the next request of the same instant', () => {
  const requests = restartAt('1m', '1m');
  expect(tale({ plan: 'instant', requests })).toEqual([
    '0 succeed CREATING RUNNING.idle',
    '60 restart RUNNING.idle RESTARTING',
    '60 succeed RESTARTING RUNNING.idle',
    '60 restart RUNNING.idle RESTARTING',
    '60 succeed RESTARTING RUNNING.idle',
  ]);
});

test('what is due at the very end still happens', () => {
  const requests = restartAt('1m', '2m');
  expect(tale({ requests, end: '2m' }).slice(1)).toEqual([
    '60 restart RUNNING.idle RESTARTING',
    '120 succeed RESTARTING RUNNING.idle',
    '120 restart RUNNING.idle RESTARTING',
  ]);
});

test('an entry with every repeats up to and including until', () => {
  const requests = [{ at: '10m', request: 'flush', every: '5m', until: '20m' }];
  expect(tale({ requests }).slice(1)).toEqual([
    '600 flush RUNNING.idle RUNNING.idle',
    '900 flush RUNNING.idle RUNNING.idle',
    '1200 flush RUNNING.idle RUNNING.idle',
  ]);
});

test('without until it repeats up to and including the end', () => {
  const requests = [{ at: '20m', request: 'flush', every: '20m' }];
  expect(
    play({ requests })
      .entries.map(({ atMs }) => atMs / 60_000)
      .slice(1),
  ).toEqual([20, 40, 60]);
});

test('a fault during a restart ends it, and its end never comes', () => {
  const more = { requests: restartAt('1m'), faults: [{ at: '70s' }] };
  expect(tale(more).slice(1)).toEqual([
    '60 restart RUNNING.idle RESTARTING',
    '70 fault RESTARTING ERROR',
  ]);
});

test('a fault of an instance that is broken has no effect and does not delay its recovery', () => {
  const faults = [
    { at: '10m', recoversAfter: '3m' },
    { at: '11m', recoversAfter: '30m' },
  ];
  expect(tale({ faults }).slice(1)).toEqual([
    '600 fault RUNNING.idle ERROR',
    '660 fault ERROR ERROR without effect',
    '780 recover ERROR RUNNING.idle',
  ]);
});

test('a recovery never comes when a restart helped before', () => {
  const more = { requests: restartAt('11m'), faults: [{ at: '10m', recoversAfter: '5m' }] };
  expect(tale(more).slice(1)).toEqual([
    '600 fault RUNNING.idle ERROR',
    '660 restart ERROR RESTARTING',
    '720 succeed RESTARTING RUNNING.idle',
  ]);
});

test('a plan with ERROR repairs by itself, unless the fault says when', () => {
  const plan = { phases: { ...roundFiguresWithRepair } };
  const faults = [{ at: '10m' }, { at: '20m', recoversAfter: '1s' }];
  expect(tale({ plan, faults }).slice(1)).toEqual([
    '600 fault RUNNING.idle ERROR',
    '645 recover ERROR RUNNING.idle',
    '1200 fault RUNNING.idle ERROR',
    '1201 recover ERROR RUNNING.idle',
  ]);
});
const roundFiguresWithRepair = { CREATING: { takes: '10s' }, ERROR: { takes: '45s' } };

test('a fault of an instance that is being created leaves it in ERROR', () => {
  expect(tale({ faults: [{ at: '5s' }] })).toEqual(['5 fault CREATING ERROR']);
});

test('a single-node instance refuses what its kind rules out', () => {
  const requests = [
    { at: '1m', request: 'backUp' },
    { at: '2m', request: 'restore' },
  ];
  expect(tale({ kind: 'single', requests }).slice(1)).toEqual([
    '60 backUp RUNNING.idle RUNNING.idle DCS.4095',
    '120 restore RUNNING.idle RUNNING.idle DCS.4095',
  ]);
});

test('a failed change of size breaks a single-node instance and no other, which recovers while it serves', () => {
  const requests = [{ at: '1m', request: 'extend', outcome: 'fail' }];
  expect(tale({ kind: 'single', requests }).at(-1)).toBe('180 fail EXTENDING ERROR');
  expect(tale({ kind: 'cluster', requests }).at(-1)).toBe(
    '180 succeed RUNNING.recovering RUNNING.idle',
  );
});

test('a refusal carries the words and the code of the service', () => {
  const requests = [{ at: '5s', request: 'extend' }];
  expect(play({ requests }).entries[0]).toEqual({
    atMs: 5000,
    event: 'extend',
    mover: 'operator',
    from: 'CREATING',
    to: 'CREATING',
    serving: false,
    refused: {
      code: 'DCS.4118',
      message: 'cannot extend: the instance is CREATING; extend is accepted in RUNNING while idle',
    },
  });
});

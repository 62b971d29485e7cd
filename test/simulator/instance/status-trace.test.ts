// The trace of a timeline: its changes of status, which is all that an observer sees.

import { statusTrace } from '../../../src/simulator/index.js';
import { play } from './play.js';

test('a trace begins with the birth and has the real time of every change of status', () => {
  const timeline = play({
    start: '2026-03-29T01:00:00+01:00',
    instance_id: 'cache-7',
    requests: [
      { at: '10m', request: 'backUp' },
      { at: '11m', request: 'extend' },
      { at: '20m', request: 'flush' },
      { at: '30m', request: 'delete' },
    ],
    faults: [{ at: '12m', recoversAfter: '1.5s' }],
  });
  expect(statusTrace(timeline)).toEqual([
    { at: '2026-03-29T00:00:00.000Z', instance_id: 'cache-7', status: 'CREATING' },
    { at: '2026-03-29T00:00:10.000Z', instance_id: 'cache-7', status: 'RUNNING' },
    { at: '2026-03-29T00:12:00.000Z', instance_id: 'cache-7', status: 'ERROR' },
    { at: '2026-03-29T00:12:01.500Z', instance_id: 'cache-7', status: 'RUNNING' },
    { at: '2026-03-29T00:30:00.000Z', instance_id: 'cache-7', status: 'deleted' },
  ]);
});

test('a scenario that names neither has a birth in 2000 and an id of its own', () => {
  expect(statusTrace(play())[0]).toEqual({
    at: '2000-01-01T00:00:00.000Z',
    instance_id: 'instance-1',
    status: 'CREATING',
  });
});

// What people read when a request is refused: what stands in the way, and where the request would be
// accepted instead, all of it from the chart. Also from charts that say something else.

import {
  guards,
  instanceMachine,
  type Kind,
  lifecycle,
  lifecycleOf,
  type Request,
  requests,
  type StateName,
} from '../../../machines/index.js';
import { alterChart, type StateDraft, stateOf } from '../../support/proof/index.js';
import { isRequest, situationIn } from './asking.js';
import { cells, conditions } from './expected.js';

const refusal = (request: Request, state: StateName, kind: Kind = 'ha') =>
  lifecycle.refusal(request, situationIn(state, kind));

describe('the message of a refusal', () => {
  test.each<[Request, StateName, Kind, string]>([
    [
      'restart',
      'CREATING',
      'ha',
      'cannot restart: the instance is CREATING; restart is accepted in RUNNING and ERROR',
    ],
    [
      'restart',
      'RESTARTING',
      'single',
      'cannot restart: the instance is RESTARTING; restart is accepted in RUNNING and ERROR',
    ],
    [
      'extend',
      'RUNNING.backingUp',
      'ha',
      'cannot extend: the instance is RUNNING but being backed up; extend is accepted in RUNNING while idle',
    ],
    [
      'flush',
      'RUNNING.configuring',
      'proxy',
      'cannot flush: the instance is RUNNING but being configured; flush is accepted in RUNNING while idle',
    ],
    [
      'delete',
      'RESTARTING',
      'ha',
      'cannot delete: the instance is RESTARTING; delete is accepted in CREATEFAILED, RUNNING while idle and ERROR',
    ],
    [
      'backUp',
      'ERROR',
      'cluster',
      'cannot back up: the instance is ERROR; backUp is accepted in RUNNING while idle',
    ],
    [
      'backUp',
      'RUNNING.idle',
      'single',
      'cannot back up: a single-node instance keeps no backups; backUp is accepted for ha, ha_rw_split, proxy and cluster',
    ],
    [
      'restore',
      'CREATING',
      'single',
      'cannot restore: a single-node instance keeps no backups; restore is accepted for ha, ha_rw_split, proxy and cluster',
    ],
    ['configure', 'deleted', 'ha', 'cannot configure: the instance is deleted'],
    ['restore', 'deleted', 'single', 'cannot restore: the instance is deleted'],
  ])('%s in %s (%s)', (request, state, kind, message) => {
    expect(refusal(request, state, kind)?.message).toBe(message);
  });

  const refused = cells.filter(({ code }) => code !== undefined);
  test.each(refused)('$event in $state ($kind) says what stands in the way', (cell) => {
    const { kind, state, event, code } = cell;
    if (!isRequest(event)) throw new Error(`${event} is no request`);
    const because =
      code === 'DCS.4095'
        ? 'a single-node instance keeps no backups'
        : `the instance is ${conditions[state]}`;
    expect(refusal(event, state, kind)?.because).toBe(because);
  });

  test.each(refused)('$event in $state ($kind) is for good only if nothing can help', (cell) => {
    const { kind, state, event, code } = cell;
    if (!isRequest(event)) throw new Error(`${event} is no request`);
    // A failed creation can only be deleted.
    const permanent = code === 'DCS.4095' || state === 'deleted' || state === 'CREATEFAILED';
    expect(refusal(event, state, kind)?.permanent).toBe(permanent);
  });
});

describe('another chart', () => {
  const asked = (change: (chart: StateDraft) => void) =>
    lifecycleOf(alterChart(instanceMachine, guards, change));

  test('whose state has no code for a refusal gives the general one, DCS.4026', () => {
    const chart = asked((draft) => {
      delete stateOf(draft, 'RUNNING.idle').on.flush;
      stateOf(draft, 'ERROR').on.flush = { target: 'ERROR' };
    });
    expect(chart.refusal('flush', { kind: 'ha', status: 'RUNNING' })).toMatchObject({
      request: 'flush',
      code: 'DCS.4026',
      because: 'the instance is RUNNING',
      permanent: false,
    });
  });

  test('that can leave CREATEFAILED refuses nothing there for good but what the kind rules out', () => {
    const retrying = asked((draft) => {
      stateOf(draft, 'CREATEFAILED').on.recover = { target: 'CREATING' };
    });
    const permanent = (kind: Kind) =>
      requests.filter(
        (request) => retrying.refusal(request, { kind, status: 'CREATEFAILED' })?.permanent,
      );
    expect(permanent('ha')).toEqual([]);
    expect(permanent('single')).toEqual(['restore', 'backUp']);
  });

  test('lets a state around a task speak for it', () => {
    const chart = asked((draft) => {
      delete stateOf(draft, 'RUNNING.idle').on.flush;
      stateOf(draft, 'ERROR').on.flush = { target: 'ERROR' };
      stateOf(draft, 'RUNNING').meta = { refusal: { code: 'DCS.4017', condition: 'at work' } };
    });
    expect(chart.refusal('flush', { kind: 'ha', status: 'RUNNING' })).toMatchObject({
      code: 'DCS.4017',
      because: 'the instance is at work',
    });
  });
});

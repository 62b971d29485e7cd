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
  statusOf,
} from '../../../machines/index.js';
import { alterChart, type StateDraft, stateOf } from '../../support/proof/index.js';
import { isRequest, situationIn } from './asking.js';
import { cells, conditions, messages, outcomeMessages } from './expected.js';

const refusal = (request: Request, state: StateName, kind: Kind = 'ha') =>
  lifecycle.refusal(request, situationIn(state, kind));

describe('the message of a refusal', () => {
  test.each(messages)('%s in %s (%s)', (request, state, kind, message) => {
    expect(refusal(request, state, kind)?.message).toBe(message);
  });

  const refused = cells.filter(({ code }) => code !== undefined);
  test.each(refused)('$event in $state ($kind) says what stands in the way', (cell) => {
    const { kind, state, event, code } = cell;
    if (!isRequest(event)) throw new Error(`${event} is no request`);
    const because =
      code === 'DCS.4095'
        ? 'a single-node instance keeps no backups'
        : `the instance is ${conditions[state] ?? statusOf(state)}`;
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

describe('an outcome that cannot be', () => {
  test.each(outcomeMessages)(
    '%s in %s (%s) is explained in the words of a refusal',
    (outcome, state, kind, message) => {
      expect(lifecycle.refusal(outcome, situationIn(state, kind))?.message).toBe(message);
    },
  );

  test('says what the platform can report instead, and whether it ever can', () => {
    expect(lifecycle.refusal('recover', { kind: 'ha', status: 'CREATING' })).toMatchObject({
      outcome: 'recover',
      because: 'the instance is being created',
      allowed: ['succeed', 'fail', 'fault'],
      permanent: false,
    });
    const failed = { kind: 'ha', status: 'CREATEFAILED' } as const;
    expect(lifecycle.refusal('recover', failed)).toMatchObject({ allowed: [], permanent: true });
    expect(lifecycle.refusal('fault', { kind: 'ha', status: 'RUNNING' })).toBeUndefined();
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

  test('with two guarded ways names each kind once', () => {
    const chart = asked((draft) => {
      stateOf(draft, 'ERROR').on.restore = { guard: 'keepsBackups', target: 'RESTORING' };
    });
    expect(chart.refusal('restore', { kind: 'single', status: 'RUNNING' })?.message).toBe(
      'cannot restore: a single-node instance keeps no backups; restore is accepted for ha, ha_rw_split, proxy and cluster',
    );
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

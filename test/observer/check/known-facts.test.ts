// The kind of an instance and the requests that were made make a check sharper.

import { check, records } from './checking.js';

describe('the kind of instance', () => {
  test('any kind will do that remains possible', () => {
    expect(check('a RESTORING, a RUNNING').verdict).toBe('conforming');
  });

  test('a kind that is known rules out what it never does', () => {
    const { violations } = check('a RUNNING, a RESTORING', { kind: 'single' });
    expect(violations).toMatchObject([
      {
        violation: 'passage',
        because: 'RESTORING cannot follow RUNNING for a single-node instance',
        nearest: {
          explanation: 'otherKind',
          message:
            'legal if it were a master/standby, read/write splitting, Proxy Cluster or Redis Cluster instance',
        },
      },
    ]);
    expect(check('a RESTORING', { kind: 'single' }).violations[0]?.violation).toBe('kind');
  });

  test('it may be known of some instances only', () => {
    const kind = (id: string) => (id === 'a' ? ('single' as const) : undefined);
    const { violations } = check('a RUNNING, b RUNNING, a RESTORING, b RESTORING', { kind });
    expect(violations.map(({ instanceId }) => instanceId)).toEqual(['a']);
  });

  test('it may become known later, and then everything before must fit', () => {
    const seen = records('a RUNNING, a RESTORING, a RUNNING');
    const later = { at: '1970-01-01T01:00:00Z', instance_id: 'a', status: 'RUNNING' };
    expect(check([...seen, { ...later, kind: 'ha' }]).verdict).toBe('conforming');
    expect(check([...seen, { ...later, kind: 'single' }]).violations).toMatchObject([
      {
        violation: 'kind',
        because: 'what is known so far fits ha, ha_rw_split, proxy, cluster and not single',
      },
    ]);
  });
});

test('a kind that a record has is not forgotten over a violation', () => {
  const [first, ...rest] = records('a RUNNING, a CREATING, a RUNNING, a RESTORING');
  const { violations } = check([{ ...first, kind: 'single' }, ...rest]);
  expect(violations.map(({ to }) => to.line)).toEqual([2, 4]);
});

describe('recorded requests', () => {
  test('one that cannot have been accepted is a violation, with the reason of the chart', () => {
    const { violations } = check('a CREATEFAILED, a !extend');
    expect(violations).toMatchObject([
      {
        violation: 'request',
        from: { line: 1, status: 'CREATEFAILED' },
        to: { line: 2, request: 'extend' },
        because:
          'cannot extend: the instance is CREATEFAILED; extend is accepted in RUNNING while idle',
      },
    ]);
  });

  test('one that the kind rules out is a violation wherever the instance is', () => {
    expect(check('a !restore, a RUNNING', { kind: 'single' }).violations).toMatchObject([
      { because: 'restore is accepted nowhere that a single instance can be' },
    ]);
    expect(check('a RUNNING, a !restore', { kind: 'single' }).violations).toMatchObject([
      {
        because: expect.stringContaining('cannot restore: a single-node instance keeps no backups'),
      },
    ]);
  });

  test('one that was accepted rules out the kinds that never accept it', () => {
    const { violations } = check('a !backUp, a RUNNING, b RUNNING', {});
    expect(violations).toEqual([]);
    const seen = [
      ...records('a !backUp, a RUNNING'),
      { at: 1e9, instance_id: 'a', status: 'RUNNING', kind: 'single' },
    ];
    expect(check(seen).violations).toMatchObject([{ violation: 'kind' }]);
  });

  test('one that unseen steps make possible is not', () => {
    expect(check('a EXTENDING, a !extend, a EXTENDING').verdict).toBe('conforming');
  });

  test('when they are complete, what only an operator brings about needs its request', () => {
    const complete = { requests: 'complete' } as const;
    expect(check('a RUNNING, a !extend, a EXTENDING, a RUNNING', complete).verdict).toBe(
      'conforming',
    );
    expect(check('a RUNNING, a EXTENDING', complete).violations).toMatchObject([
      {
        because: 'EXTENDING follows RUNNING only after extend, which no line records',
        nearest: {
          explanation: 'missingRequest',
          message: 'legal if extend had been asked for in between',
        },
      },
    ]);
    expect(check('a RUNNING, a EXTENDING').verdict).toBe('conforming');
  });

  test('when they are complete, one request explains one change', () => {
    const trace = 'a RUNNING, a !extend, a EXTENDING, a RUNNING, a EXTENDING';
    expect(check(trace, { requests: 'complete' }).violations).toMatchObject([{ to: { line: 5 } }]);
  });

  test('a request may take effect at any later time, as in a maintenance window', () => {
    const trace = 'a RUNNING, a !extend, a RUNNING, a RUNNING, a EXTENDING, a RUNNING';
    expect(check(trace, { requests: 'complete' }).verdict).toBe('conforming');
  });

  test('a deletion shows the old status until it is over', () => {
    const trace = 'a ERROR, a !delete, a ERROR, a ERROR, a gone';
    expect(check(trace, { requests: 'complete' }).verdict).toBe('conforming');
    expect(check('a ERROR, a gone', { requests: 'complete' }).verdict).toBe('violations');
  });

  test('what the platform does needs no request', () => {
    const trace = 'a CREATING, a RUNNING, a ERROR, a RUNNING';
    expect(check(trace, { requests: 'complete' }).verdict).toBe('conforming');
  });

  test('the shortest way goes by those requests only that were recorded', () => {
    const { changes } = check('a RUNNING, a !restart, a ERROR', { requests: 'complete' });
    expect(changes).toMatchObject([{ events: ['fault'], needs: 'platform' }]);
  });
});

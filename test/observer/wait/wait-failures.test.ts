// What a wait makes of a probe that fails, and of statuses that the chart does not know.

import { UnknownStatusError } from '../../../src/observer/index.js';
import { answers } from '../drive.js';
import { wait } from './waiting.js';

describe('a probe that fails', () => {
  test.each([
    ['a 503', { status: 503 }],
    ['a 429', { statusCode: 429 }],
    ['a broken connection', Object.assign(new Error('read'), { code: 'ECONNRESET' })],
    ['what it did not say', new Error('oops')],
  ])('is asked again after %s', async (_, error) => {
    const result = await wait(answers('CREATING', error, error, 'RUNNING'), 'RUNNING');
    expect(result).toMatchObject({ type: 'reached', history: { failures: 2, answers: 2 } });
  });

  test.each([401, 403, 400, 404])('ends the wait at once with HTTP %d', async (status) => {
    const error = Object.assign(new Error('no'), { status });
    const result = await wait(answers('CREATING', error), 'RUNNING');
    expect(result).toMatchObject({ type: 'failed', because: 'probe', tookMs: 10_000 });
    expect(result.message).toBe(
      `the probe failed: HTTP ${status}: no; when last seen the instance is CREATING, and the platform is at work`,
    );
  });

  test.each([
    ['a TypeError', new TypeError('seen.status is not a function')],
    ['a ReferenceError', new ReferenceError('instnace is not defined')],
  ])('ends the wait at once with %s: a mistake of its own stays one', async (_, error) => {
    const result = await wait(answers('CREATING', error), 'RUNNING');
    expect(result).toMatchObject({ because: 'probe', failure: { reason: 'defect' } });
    expect(result.history.failures).toBe(1);
    expect(result.message).toContain(`the probe failed: ${error.name}: ${error.message}; `);
  });

  test('ends the wait when it fails more often in a row than is forgiven', async () => {
    const result = await wait(answers('CREATING', { status: 500 }), 'RUNNING', { errorBudget: 4 });
    expect(result).toMatchObject({
      type: 'failed',
      history: { failures: 5, failuresBy: { server: 5 } },
    });
  });

  test('gets its budget back with every answer', async () => {
    const bad = { status: 500 };
    const probe = answers(bad, bad, 'CREATING', bad, bad, 'RUNNING');
    const result = await wait(probe, 'RUNNING', { errorBudget: 2 });
    expect(result.type).toBe('reached');
  });

  test('is left alone for as long as it asks', async () => {
    const busy = { status: 503, retryAfterMs: 60_000 };
    const result = await wait(answers(busy, 'CREATING', 'RUNNING'), 'RUNNING');
    expect(result).toMatchObject({ type: 'reached', tookMs: 70_000 });
  });

  test.each([undefined, null, 42, '', '<html>\n', 'not a status', { status: 'RUNNING' }])(
    'has failed when it answers %j',
    async (answer) => {
      const result = await wait((() => answer) as never, 'RUNNING', { errorBudget: 1 });
      expect(result).toMatchObject({ because: 'probe', failure: { reason: 'garbage' } });
    },
  );

  test('has failed when it throws instead of rejecting', async () => {
    const probe = () => {
      throw Object.assign(new Error('no'), { status: 403 });
    };
    expect(await wait(probe, 'RUNNING')).toMatchObject({ failure: { reason: 'unauthorised' } });
  });

  test('is judged by the caller, if the caller wants to', async () => {
    const retryError = ({ httpStatus }: { httpStatus?: number }) => httpStatus === 404 || undefined;
    const probe = answers({ status: 404 }, 'RUNNING');
    expect(await wait(probe, 'RUNNING', { retryError })).toMatchObject({ type: 'reached' });
  });
});

describe('a status that the chart does not know', () => {
  const probe = () => answers('RUNNING', 'UPGRADING', 'RUNNING');

  test('is waited on, unless told otherwise', async () => {
    const result = await wait(answers('UPGRADING', 'RUNNING'), 'RUNNING');
    expect(result).toMatchObject({ type: 'reached', tookMs: 10_000 });
  });

  test('breaks a row of observations of the goal', async () => {
    const result = await wait(probe(), 'RUNNING', { consecutive: 2 });
    expect(result.history.runs.map(({ polls }) => polls)).toEqual([1, 1, 2]);
  });

  test('fails the wait when told to', async () => {
    const result = await wait(answers('PAUSED'), 'RUNNING', { unknownStatus: 'fail' });
    expect(result).toMatchObject({ type: 'failed', because: 'unknownStatus', status: 'PAUSED' });
    expect(result.message).toContain('PAUSED, which is none of CREATING, CREATEFAILED,');
  });

  test('is thrown by a strict wait', async () => {
    const waiting = wait(answers('PAUSED'), 'RUNNING', { unknownStatus: 'strict' });
    await expect(waiting).rejects.toThrow(UnknownStatusError);
    await expect(waiting).rejects.toMatchObject({
      name: 'UnknownStatusError',
      status: 'PAUSED',
      message: expect.stringMatching(/^unknown status "PAUSED"; known: CREATING, CREATEFAILED,/),
    });
  });
});

// What HTTP clients attach to their errors is understood, wherever they attach it.

import { failureOf } from '../../../src/observer/index.js';

const withCode = (code: string) => Object.assign(new Error('connection'), { code });

test.each([
  [{ status: 429 }, 'throttled', true],
  [{ status: 500 }, 'server', true],
  [{ statusCode: 503 }, 'server', true],
  [{ response: { status: 502 } }, 'server', true],
  [{ $metadata: { httpStatusCode: 504 } }, 'server', true],
  [new Error('outer', { cause: { status: 403 } }), 'unauthorised', false],
  [{ status: 401 }, 'unauthorised', false],
  [{ status: 404 }, 'refused', false],
  [{ status: 408 }, 'hung', true],
  [withCode('ECONNRESET'), 'network', true],
  [withCode('ENOTFOUND'), 'network', true],
  [new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }), 'network', true],
  [new TypeError('fetch failed'), 'network', true],
  [new TypeError('Failed to fetch'), 'network', true],
  [withCode('UND_ERR_SOCKET'), 'network', true],
  [new DOMException('late', 'TimeoutError'), 'hung', true],
  [new TypeError('terminated', { cause: withCode('UND_ERR_SOCKET') }), 'network', true],
  [new TypeError('terminated'), 'network', true],
  [new TypeError('network error'), 'network', true],
  [new TypeError('NetworkError when attempting to fetch resource.'), 'network', true],
  [new TypeError('The Internet connection appears to be offline.'), 'network', true],
  [new TypeError('Load failed'), 'network', true],
  [new SyntaxError('Unexpected end of JSON input'), 'garbage', true],
  [new Error('unreadable', { cause: new SyntaxError('Unexpected token <') }), 'garbage', true],
  [{ status: 302 }, 'refused', false],
  [{ status: 304 }, 'refused', false],
  [new TypeError('x is not a function'), 'defect', false],
  [new ReferenceError('x is not defined'), 'defect', false],
  [new RangeError('Invalid array length'), 'defect', false],
  [withCode('ERR_ASSERTION'), 'unknown', true],
  ['a string', 'unknown', true],
  [undefined, 'unknown', true],
])('%s is %s', (error, reason, retry) => {
  expect(failureOf(error, 0)).toMatchObject({ reason, retry, cause: error });
});

test.each([
  [{ retryAfterMs: 1500 }, 1500],
  [{ retryAfter: 3 }, 3000],
  [{ retryAfter: '3' }, 3000],
  [{ headers: { 'retry-after': '120' } }, 120_000],
  [{ headers: new Headers({ 'Retry-After': '120' }) }, 120_000],
  [{ response: { headers: new Headers({ 'Retry-After': '7' }) } }, 7000],
  [{ headers: { 'retry-after': 'Thu, 01 Jan 1970 00:01:40 GMT' } }, 90_000],
  [{ headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' } }, 0],
  [{ headers: { 'retry-after': 'soon' } }, undefined],
  [{ headers: {} }, undefined],
  [{}, undefined],
])('of %j, the time to be left alone is %s', (fields, expected) => {
  expect(failureOf({ status: 503, ...fields }, 10_000).retryAfterMs).toBe(expected);
});

test('an error that is its own cause is read all the same', () => {
  const error: Error & { cause?: unknown } = new Error('loop');
  error.cause = error;
  expect(failureOf(error, 0)).toMatchObject({ reason: 'unknown', message: 'loop' });
});

test.each([
  [Object.assign(new Error('first line\nsecond'), { status: 500 }), 'HTTP 500: first line'],
  [{ status: 500 }, 'HTTP 500'],
  [new TypeError('x is not a function'), 'TypeError: x is not a function'],
  [new Error(''), 'the probe threw an error without a message'],
])('the message of %s is one line', (error, message) => {
  expect(failureOf(error, 0).message).toBe(message);
});

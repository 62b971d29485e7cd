// The texts of signed requests: client and server make the same ones of the same request.

import { canonicalPath, canonicalQuery, textToSign } from '../../src/protocol/index.js';

test.each([
  ['/v2/instances', '/v2/instances/'],
  ['/v2/instances/', '/v2/instances/'],
  ['/a%2fb/ü', '/a%2Fb/%C3%BC/'],
  ["/it's(*)!", '/it%27s%28%2A%29%21/'],
  ['/100%', '/100%25/'],
])('the path %s is signed as %s', (pathname, path) => {
  expect(canonicalPath(pathname)).toBe(path);
});

test('a query is signed in the order of its bytes, values of one name too', () => {
  const query = new URLSearchParams('b=2&a=x y&B=1&b=10&c');
  expect(canonicalQuery(query)).toBe('B=1&a=x%20y&b=10&b=2&c=');
});

test('the text to sign names a scope only where there is one', () => {
  expect(textToSign('20260101T000000Z', 'ab')).toBe('SDK-HMAC-SHA256\n20260101T000000Z\nab');
  expect(textToSign('20260101T000000Z', 'ab', 'day/region')).toBe(
    'SDK-HMAC-SHA256\n20260101T000000Z\nday/region\nab',
  );
});

// Which pages an option can let in, and what is said of the others.

import { allowedOrigins, originIssue } from '../../src/loopback/index.js';

test.each(['loopback', 'http://localhost:5173', 'https://app.example', 'http://[::1]:3000'])(
  '%s can be allowed',
  (text) => {
    expect(originIssue(text)).toBeUndefined();
  },
);

test.each([
  ['localhost:5173', 'http://localhost:5173'],
  ['http://localhost:5173/', 'http://localhost:5173'],
  ['HTTP://LOCALHOST:5173/app?x=1', 'http://localhost:5173'],
  ['http://localhost:80', 'http://localhost'],
  ['app.example', 'http://app.example'],
])('%s is no origin, and the line asks whether %s was meant', (text, meant) => {
  expect(originIssue(text)).toMatch(new RegExp(`Did you mean ${meant}\\?$`));
});

test.each(['*', 'http://*.example', 'null', '', 'ftp://localhost', 'a b', 'file:///tmp/page.html'])(
  '%j is no origin, and the line says what is one and guesses none',
  (text) => {
    expect(originIssue(text)).toMatch(
      /^expected loopback or an origin .+ http:\/\/localhost:5173\.$/,
    );
    expect(() => allowedOrigins([text])).toThrow(
      new RangeError(`allowOrigins: ${JSON.stringify(text)}: ${originIssue(text)}`),
    );
  },
);

test('loopback stands for the pages of this machine on any port, an origin for itself alone', () => {
  const from = ['http://localhost:5173', 'http://127.0.0.1:1', 'http://evil.example', 'null'];
  expect(from.map(allowedOrigins(['loopback']))).toEqual([true, true, false, false]);
  expect(from.map(allowedOrigins(['http://localhost:5173']))).toEqual([true, false, false, false]);
  expect(from.map(allowedOrigins([]))).toEqual([false, false, false, false]);
});

// Who may talk to a local server: programs of this machine and the server's own pages, and no others.

import type { IncomingMessage } from 'node:http';
import { type Caller, type CallerPolicy, refusalOf } from '../../src/loopback/index.js';
import {
  callerOf,
  normaliseHost,
  pathOf,
  targetRefusal,
} from '../../src/loopback/server/incoming.js';

const asked = (caller: Caller, policy: CallerPolicy = {}) =>
  refusalOf(caller, { hostOption: '--allow-host', originOption: '--allow-origin', ...policy });

test.each([
  'localhost',
  'localhost:8632',
  'LOCALHOST:8632',
  'dcs.localhost:8632',
  '127.1',
  '[::1]',
])('a caller that calls the server %s comes in', (host) => {
  expect(asked({ host })).toBeUndefined();
});

test.each([
  'evil.example',
  'evil.example:8632',
  'localhost.evil.example',
  '10.0.0.1',
  '[::2]:8632',
])('the host %j is a stranger, and the line says what to do', (host) => {
  const reason = `the host ${JSON.stringify(host)} is not this server; start it with --allow-host to add one`;
  expect(asked({ host })).toEqual({ status: 403, reason });
});

test.each([
  undefined,
  '',
  'a b',
  'localhost@evil.example',
  '[::1',
  '127.0.0.999',
  'localhost:99999',
])('%j is no host, and the request is malformed', (host) => {
  expect(asked({ host })).toEqual({
    status: 400,
    reason: `the host ${JSON.stringify(host ?? '')} is none: expected a name or an address, with or without a port`,
  });
});

describe('allowed hosts', () => {
  const allowed = (...allowHosts: string[]) => ({ allowHosts });

  test('a name without a port stands for all of its ports', () => {
    expect(asked({ host: 'dcs.test:1' }, allowed('dcs.test'))).toBeUndefined();
    expect(asked({ host: 'DCS.test' }, allowed('dcs.test'))).toBeUndefined();
    expect(asked({ host: '[fd00::1]:80' }, allowed('fd00::1'))).toBeUndefined();
    expect(asked({ host: '[fd00::1]:80' }, allowed('[fd00::1]'))).toBeUndefined();
    expect(asked({ host: 'other.test' }, allowed('dcs.test'))).toBeDefined();
  });

  test('a name with a port stands for that port', () => {
    expect(asked({ host: 'dcs.test:81' }, allowed('x', 'dcs.test:81'))).toBeUndefined();
    expect(asked({ host: 'dcs.test:82' }, allowed('dcs.test:81'))).toBeDefined();
    expect(asked({ host: '[fd00::1]:81' }, allowed('[fd00::1]:81'))).toBeUndefined();
    expect(asked({ host: '[fd00::1]:82' }, allowed('[fd00::1]:81'))).toBeDefined();
  });

  test('their pages may use the server', () => {
    const caller = { host: 'localhost:8632', origin: 'http://dcs.test:3000' };
    expect(asked(caller)).toBeDefined();
    expect(asked(caller, allowed('dcs.test'))).toBeUndefined();
  });
});

test('the address that it listens on is a name of the server, and its pages on another port are of others', () => {
  const policy = { listensOn: '10.0.0.1' };
  const caller = { host: '10.0.0.1:8632' };
  expect(asked(caller, policy)).toBeUndefined();
  expect(asked({ ...caller, origin: 'http://10.0.0.1:8632' }, policy)).toBeUndefined();
  expect(asked({ ...caller, origin: 'http://10.0.0.1:3000' }, policy)).toMatchObject({
    status: 403,
  });
});

test.each([
  ['localhost:8632', 'http://localhost:8632', true],
  ['127.0.0.1:8632', 'http://127.0.0.1:8632', true],
  ['localhost:8632', 'http://localhost:3000', false],
  ['localhost:8632', 'http://127.0.0.1:8632', false],
  ['localhost:8632', 'http://evil.example', false],
  ['localhost:8632', 'null', false],
  ['localhost:8632', 'http://localhost:8632.evil.example', false],
  ['localhost:8632', 'http://localhost:8632/path', false],
])('at %s, a page of %s comes in: %s', (host, origin, comesIn) => {
  const refusal = asked({ host, origin });
  if (comesIn) expect(refusal).toBeUndefined();
  else
    expect(refusal).toMatchObject({
      status: 403,
      reason: expect.stringMatching('pages of the origin'),
    });
});

test('pages of this machine come in where they are allowed, whatever their port', () => {
  const allowLoopbackPages = true;
  const from = (origin: string) =>
    asked({ host: 'localhost:8640', origin }, { allowLoopbackPages }) === undefined;
  expect(
    ['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:1'].filter(from),
  ).toHaveLength(3);
  expect(
    ['http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'null'].some(from),
  ).toBe(false);
});

test('an allowed origin is compared whole', () => {
  const from = (origin: string) =>
    asked({ host: 'localhost', origin }, { allowOrigins: ['https://shop.example'] }) === undefined;
  expect(from('https://shop.example')).toBe(true);
  expect(
    ['https://shop.example.evil.example', 'http://shop.example', 'https://shop.example/'].some(
      from,
    ),
  ).toBe(false);
});

test.each([
  ['http://localhost:5173', '; start it with --allow-origin http://localhost:5173 to let them'],
  ['null', ''],
])('a page of %s is told how it would come in, where it can', (origin, advice) => {
  const reason = `pages of the origin ${JSON.stringify(origin)} may not use this server${advice}`;
  expect(asked({ host: 'localhost:8632', origin })).toEqual({ status: 403, reason });
});

test.each([
  ['cross-site', 'no-cors', false],
  ['same-site', 'cors', false],
  ['cross-site', 'navigate', true],
  ['same-origin', 'cors', true],
  ['none', 'navigate', true],
])('a browser that says %s and %s comes in: %s', (fetchSite, fetchMode, comesIn) => {
  expect(asked({ host: 'localhost', fetchSite, fetchMode }) === undefined).toBe(comesIn);
});

test('an allowed page of another site comes in, as the browser says of it', () => {
  const page = { origin: 'https://shop.example', fetchSite: 'cross-site', fetchMode: 'cors' };
  const policy = { allowOrigins: ['https://shop.example'] };
  expect(asked({ host: 'localhost', ...page }, policy)).toBeUndefined();
  expect(asked({ host: 'localhost', ...page, origin: undefined }, policy)).toEqual({
    status: 403,
    reason: 'pages of another site may not use this server',
  });
});

test('where no option adds to what is allowed, none is named', () => {
  expect(refusalOf({ host: 'evil.example' }, {})?.reason).toBe(
    'the host "evil.example" is not this server',
  );
  expect(refusalOf({ host: 'localhost', origin: 'http://localhost:3000' }, {})?.reason).toBe(
    'pages of the origin "http://localhost:3000" may not use this server',
  );
});

test('a line is one line, whatever the stranger calls itself', () => {
  expect(asked({ host: 'x'.repeat(5000) })?.reason.length).toBeLessThan(250);
  expect(asked({ host: 'localhost', origin: 'http://a\nb' })?.reason).not.toMatch(/\n/);
});

describe('what comes in', () => {
  const incoming = (...rawHeaders: string[]) => ({ rawHeaders }) as IncomingMessage;

  test('says who calls in four headers, in any case', () => {
    const others = ['Accept', '*/*', 'Cookie', 'a=b', 'X-Host-and-Site', 'c', 'ETag', 'd'];
    expect(callerOf(incoming(...others))).toEqual({});
    const own = ['HOST', 'a', 'origin', 'b', 'Sec-Fetch-Site', 'c', 'Sec-Fetch-Mode', 'd'];
    expect(callerOf(incoming(...others, ...own))).toEqual({
      ...{ host: 'a', origin: 'b', fetchSite: 'c', fetchMode: 'd' },
    });
    expect(callerOf(incoming('Host', 'a', 'host', 'b'))).toEqual({ host: 'a, b' });
  });

  test.each([
    ['/', '/'],
    ['/v2/x', '/v2/x'],
    ['/v2/x?a=/b#c', '/v2/x'],
    ['/v2/x#c?d', '/v2/x'],
    ['/?a\nb', '/'],
    ['http://localhost:1/v2/x?a', '/v2/x'],
    ['HTTPS://localhost', 'HTTPS://localhost'],
    ['https://localhost', '/'],
    ['https://localhost?a=/b', '/'],
    ['?a', '/'],
    ['', '/'],
  ])('has for the target %j the path %j', (target, path) => {
    expect(pathOf(target)).toBe(path);
  });

  const strange = { status: 403, reason: 'strange' } as const;
  const judge = (host: string) => (host === 'localhost:8632' ? undefined : strange);
  const malformed = (what: string) => ({
    status: 400,
    reason: `the target of the request ${what}`,
  });
  test.each([
    ['/v2/x', undefined],
    ['/v2/x?a=\\', undefined],
    ['/v2\\x', malformed('has a backslash in its path')],
    ['/\\?a=\\', malformed('has a backslash in its path')],
    ['\\', malformed('is neither a path nor a URL')],
    ['*', malformed('is neither a path nor a URL')],
    ['ftp://localhost:8632/', malformed('is neither a path nor a URL')],
    ['x http://localhost:8632/', malformed('is neither a path nor a URL')],
    ['http://[/', malformed('is no URL')],
    ['http://localhost:8632/\\', malformed('is no URL')],
    ['http://me@localhost:8632/', malformed('has credentials in it')],
    ['http://:secret@localhost:8632/', malformed('has credentials in it')],
    ['http://localhost:8632/v2', undefined],
    ['https://evil.example/', strange],
  ])('is judged by the target %j: %j', (target, refusal) => {
    expect(targetRefusal(target, judge)).toEqual(refusal);
  });

  test.each([
    ['localhost:8632', 'localhost:8632', false],
    ['localhost:1632', 'localhost:1632', true],
    ['localhost:16320', 'localhost:16320', false],
    ['localhost', 'localhost', true],
    ['127.0.0.1:5999', '127.0.0.1:5999', true],
    ['LOCALHOST:8632', 'localhost:8632', false],
    ['localhost:80', 'localhost:80', false],
    ['localhost:08632', 'localhost:8632', false],
    ['[0::1]:8632', '[::1]:8632', false],
    ['a b', 'a b', false],
    [undefined, undefined, false],
  ])('is seen under the host %j as %j; it is one that is usual: %j', (host, seen, isUsual) => {
    const headers = { host };
    expect(normaliseHost({ headers } as unknown as IncomingMessage)).toBe(isUsual);
    expect(headers.host).toBe(seen);
  });
});

// Who may talk to the server: programs of this machine and its own pages, and nobody else.

import { foreignness } from '../../../src/emulator/http/index.js';

const here = { host: '127.0.0.1' };
const asked = (headers: Record<string, string>, neighbourhood: object = {}) =>
  foreignness(new Headers(headers), { ...here, ...neighbourhood });

test.each([
  'localhost',
  'localhost:8632',
  'LOCALHOST:8632',
  'localhost.:8632',
  'dcs.localhost:8632',
  '127.0.0.1:8632',
  '127.8.9.10',
  '[::1]:8632',
  '[::1]',
])('the host %s is this machine', (host) => {
  expect(asked({ host })).toBeUndefined();
});

test.each([
  'evil.example',
  'evil.example:8632',
  'localhost.evil.example',
  'notlocalhost',
  '127.0.0.1.evil.example',
  '10.0.0.1:8632',
  '[::2]:8632',
  '',
  'a b',
  'localhost@evil.example',
  '[::1',
])('the host %j is a stranger, and the line says what to do', (host) => {
  const line = asked({ host });
  expect(line).toMatch(/--allow-host/);
  expect(line).not.toMatch(/\n/);
});

test('no host at all is a stranger', () => {
  expect(asked({})).toMatch(/the host "" is not this server/);
});

test('the address that the server is bound to is known', () => {
  expect(asked({ host: '10.0.0.1:8632' }, { host: '10.0.0.1' })).toBeUndefined();
  expect(asked({ host: 'box:8632' }, { host: 'box' })).toBeUndefined();
  expect(asked({ host: '[fd00::1]:8632' }, { host: 'fd00::1' })).toBeUndefined();
});

describe('--allow-host', () => {
  const allowed = (...allowHosts: string[]) => ({ allowHosts });

  test('a name without a port stands for all of its ports', () => {
    expect(asked({ host: 'dcs.test:1' }, allowed('dcs.test'))).toBeUndefined();
    expect(asked({ host: 'DCS.test' }, allowed('dcs.test'))).toBeUndefined();
    expect(asked({ host: '[fd00::1]:80' }, allowed('fd00::1'))).toBeUndefined();
    expect(asked({ host: 'other.test' }, allowed('dcs.test'))).toBeDefined();
  });

  test('a name with a port stands for that port', () => {
    expect(asked({ host: 'dcs.test:81' }, allowed('x', 'dcs.test:81'))).toBeUndefined();
    expect(asked({ host: 'dcs.test:82' }, allowed('dcs.test:81'))).toBeDefined();
  });

  test('its pages may use the server', () => {
    const headers = { host: 'localhost:8632', origin: 'http://dcs.test:3000' };
    expect(asked(headers)).toBeDefined();
    expect(asked(headers, allowed('dcs.test'))).toBeUndefined();
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
  const line = asked({ host, origin });
  if (comesIn) expect(line).toBeUndefined();
  else expect(line).toMatch(/pages of the origin/);
});

test.each([
  ['cross-site', 'no-cors', false],
  ['same-site', 'cors', false],
  ['cross-site', 'navigate', true],
  ['same-origin', 'cors', true],
  ['none', 'navigate', true],
])('a browser that says %s and %s comes in: %s', (site, mode, comesIn) => {
  const headers = { host: 'localhost', 'sec-fetch-site': site, 'sec-fetch-mode': mode };
  expect(asked(headers) === undefined).toBe(comesIn);
});

test('a line is one line, whatever the stranger calls itself', () => {
  expect(asked({ host: 'x'.repeat(5000) })?.length).toBeLessThan(250);
});

// Which hosts are this machine, decided once for the emulator, the inspector and the client.

import {
  isLoopbackAddress,
  isLoopbackHost,
  isLoopbackOrigin,
  isLoopbackUrl,
  isOrigin,
} from '../../src/loopback/index.js';

const here = [
  'localhost',
  'LOCALHOST:80',
  // Names below localhost, and the root that a dot at the end names (RFC 6761, section 6.3).
  'dcs.localhost',
  'localhost.',
  'a.b.localhost.:8632',
  '127.0.0.1:8632',
  '127.255.0.3',
  '127.0.0.1.',
  // What browsers, curl and inet_aton(3) make 127.0.0.1 of.
  '127.1',
  '0x7f000001',
  '2130706433',
  '0177.0.0.1',
  '[::1]:8632',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:127.255.1.2]',
];

const elsewhere = [
  'localhost.evil.example',
  'notlocalhost',
  'local host',
  'localhost..',
  '127.0.0.1.evil.example',
  '128.0.0.1',
  '10.0.0.1',
  // On some systems it leads here; browsers no longer let pages use it.
  '0.0.0.0',
  '[::2]',
  '[::ffff:10.0.0.1]',
  '[::ffff:126.0.0.1]',
  '[::fffe:7f00:1]',
];

const none = [
  '',
  '.',
  '.localhost',
  ':80',
  'a b',
  '127.0.0.999',
  '1.2.3.4.5',
  '::1',
  '[::1',
  '[127.0.0.1]',
  'localhost:',
  'localhost:99999',
  'localhost:-1',
  'me@localhost',
  'me:secret@127.0.0.1',
  'localhost/',
  'localhost\\',
  'localhost?',
  'localhost#',
  'local\thost',
  '%6cocalhost',
  'ｌｏｃａｌｈｏｓｔ',
];

test.each(here)('%s is this machine', (host) => expect(isLoopbackHost(host)).toBe(true));
test.each(elsewhere)('%s is another one', (host) => expect(isLoopbackHost(host)).toBe(false));
test.each(none)('%j is none', (host) => expect(isLoopbackHost(host)).toBe(false));

test('a URL leads to this machine if its host does', () => {
  const urls = ['http://127.1:1/x?y', 'https://me@localhost', 'ws://[::1]', 'http://a.localhost.'];
  expect(urls.filter((url) => !isLoopbackUrl(url))).toEqual([]);
  expect(
    ['', 'localhost', 'http://127.0.0.999', 'http://localhost@x'].filter(isLoopbackUrl),
  ).toEqual([]);
});

test('an address to listen on is written without brackets', () => {
  expect(
    ['127.0.0.1', 'localhost', '::1', '127.1'].filter((each) => !isLoopbackAddress(each)),
  ).toEqual([]);
  expect(
    ['0.0.0.0', '::', '10.0.0.1', 'box', '', '[::1]', 'localhost:1'].filter(isLoopbackAddress),
  ).toEqual([]);
});

test('an origin is a text exactly as browsers write it', () => {
  expect(isOrigin('http://a.example')).toBe(true);
  expect(
    ['http://a.example/', 'http://A.example', 'null', 'ftp://a', 'x'].filter(isOrigin),
  ).toEqual([]);
  expect(isLoopbackOrigin('http://localhost:1')).toBe(true);
  expect(['http://localhost:1/', 'http://127.1', 'https://x'].filter(isLoopbackOrigin)).toEqual([]);
});

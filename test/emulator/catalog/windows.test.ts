// Which maintenance windows an instance can have (decision 0008).

import {
  defaultWindow,
  fourHourWindows,
  hourlyWindows,
  windowOf,
} from '../../../src/emulator/catalog/index.js';

const own = { begin: '03:00:00', end: '05:00:00' };

test('every window of both lists is possible', () => {
  expect([...hourlyWindows, ...fourHourWindows]).toHaveLength(30);
  for (const { begin, end } of [...hourlyWindows, ...fourHourWindows]) {
    const asked = { begin: `${begin}:00:00`, end: `${end}:00:00` };
    expect(windowOf(asked.begin, asked.end, own)).toEqual(asked);
    expect(windowOf(begin, end, own)).toEqual(asked);
  }
});

test('so is the one that the instance has, though neither list has it', () => {
  expect(windowOf('03:00:00', '05:00:00', own)).toEqual(own);
  expect(windowOf('03', '05', own)).toEqual(own);
});

test('none asked for leaves it as it is', () => {
  expect(windowOf(undefined, undefined, own)).toEqual(own);
});

test.each([
  ['03:00:00', undefined],
  [undefined, '05:00:00'],
  ['03:00:00', '06:00:00'],
  ['02:00:00', '05:00:00'],
  ['05:00:00', '03:00:00'],
])('%s to %s is refused', (begin, end) => {
  expect(() => windowOf(begin, end, own)).toThrow(expect.objectContaining({ code: 'DCS.4106' }));
});

test('each list has its own default', () => {
  expect(defaultWindow(hourlyWindows)).toEqual({ begin: '18:00:00', end: '19:00:00' });
  expect(defaultWindow(fourHourWindows)).toEqual({ begin: '02:00:00', end: '06:00:00' });
});

// Durations, ranges and sizes in words.

import { takesWords } from '../../src/console/instance/explanation.js';
import {
  durationWords,
  nextWords,
  rangeWords,
  shareWords,
  sizeWords,
} from '../../src/console/words/index.js';

it.each([
  [0, '0 s'],
  [-5, '0 s'],
  [59_999, '59 s'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [90_061_000, '1 d 1 h'],
])('%d ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

it.each([
  [2000, 4000, '2–4 s'],
  [0, 3100, '0–4 s'],
  [5000, 5000, '5 s'],
  [45_000, 180_000, '45 s – 3 min'],
  [60_000, 61_000, '1 min – 1 min 1 s'],
])('from %d to %d ms are %s', (fromMs, toMs, words) => {
  expect(rangeWords({ fromMs, toMs })).toBe(words);
});

it.each([
  [0.125, '128 MB'],
  [4, '4 GB'],
  [1024, '1 TB'],
])('%d GB are %s', (gb, words) => {
  expect(sizeWords(gb)).toBe(words);
});

it('says that all or none serve only when it is so', () => {
  expect([1, 0.99999, 0.5, 0.00001, 0].map(shareWords)).toEqual([
    '100 %',
    '99.9 %',
    '50.0 %',
    '0.1 %',
    '0 %',
  ]);
});

it('says who moves next, when, and that it lasts longer than usual', () => {
  const timeLeft = { fromMs: 1000, toMs: 3000, overdue: false };
  expect(nextWords({ nextMover: 'platform', timeLeft })).toBe('Platform, in 1–3 s');
  expect(nextWords({ nextMover: 'platform', timeLeft: { ...timeLeft, overdue: true } })).toBe(
    'Platform, longer than usual',
  );
  expect(nextWords({ nextMover: 'operator' })).toBe('When you ask');
});

it('reads durations as the control plane writes them', () => {
  expect(takesWords({ uniform: ['4s', '10m'] })).toBe('4 s – 10 m');
  expect(takesWords('never')).toBe('Until an operator acts');
  expect(takesWords({ lognormal: { median: '4s', sigma: 0.5 } })).toBe(
    'lognormal, median 4s, sigma 0.5',
  );
});

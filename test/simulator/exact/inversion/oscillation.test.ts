// Transforms of single clocks against their formulas, through all frequencies that an inversion uses.

import type { Distribution } from '../../../../src/random/index.js';
import { solveStay } from '../../../../src/simulator/exact/clocks/stay.js';
import { StayTransform } from '../../../../src/simulator/exact/inversion/stay-transform.js';
import { cause, lognormal, state, uniform, weibull } from '../models.js';

const line = { damping: 0.01, stepPerMs: 0.02 };

/** E e^{-st} of a clock, s = damping + i k step, each k reached from the one before. */
function transformOf(clock: Distribution, wanted: readonly number[]): [number, number][] {
  const last = Math.max(...wanted);
  const transform = new StayTransform(solveStay(state('ERROR', cause(clock, 0))), line, last);
  const found: [number, number][] = [];
  for (let k = 0; k <= last; k++) {
    transform.moveTo(k);
    if (wanted.includes(k))
      found.push([transform.wonRe[0] as number, transform.wonIm[0] as number]);
  }
  return found;
}

const wanted = [0, 1, 7, 63, 64, 65, 500, 501, 4000, 20_000];

test('a uniform clock is transformed as the formula has it', () => {
  const [min, max] = [3, 40];
  transformOf(uniform(min, max), wanted).forEach(([re, im], i) => {
    const omega = (wanted[i] as number) * line.stepPerMs;
    // (e^{-s·min} - e^{-s·max}) / (s (max - min))
    const [a, b] = [Math.exp(-line.damping * min), Math.exp(-line.damping * max)];
    const x = a * Math.cos(omega * min) - b * Math.cos(omega * max);
    const y = -a * Math.sin(omega * min) + b * Math.sin(omega * max);
    const size = (line.damping ** 2 + omega ** 2) * (max - min);
    expect(re).toBeCloseTo((x * line.damping + y * omega) / size, 13);
    expect(im).toBeCloseTo((y * line.damping - x * omega) / size, 13);
  });
});

test('a Weibull clock next to an exponential one is transformed alike', () => {
  transformOf(weibull(20, 1 + 1e-13), wanted).forEach(([re, im], i) => {
    // 1 / (1 + 20 s)
    const [x, y] = [1 + 20 * line.damping, 20 * (wanted[i] as number) * line.stepPerMs];
    expect(re).toBeCloseTo(x / (x * x + y * y), 12);
    expect(im).toBeCloseTo(-y / (x * x + y * y), 12);
  });
});

test('a Rayleigh clock fades away as fast as its smoothness demands', () => {
  // A density that is smooth on both sides of 0 but for a kink there: ω² |transform| tends to f'(0).
  const slope = 2 / 20 ** 2;
  const [[re, im] = [0, 0]] = transformOf(weibull(20, 2), [20_000]);
  const omega = 20_000 * line.stepPerMs;
  expect((Math.hypot(re, im) * omega ** 2) / slope).toBeCloseTo(1, 3);
});

test('a lognormal clock, infinitely smooth, has nothing left at high frequencies', () => {
  const [[re, im] = [1, 1]] = transformOf(lognormal(20, 0.5), [20_000]);
  expect(Math.hypot(re, im)).toBeLessThan(1e-14);
});

// The transforms of creations and outages, against closed forms and finer quadratures: the bounds of yearly
// downtime allow for errors of 1e-13, and these have to be well within. Where service is inverted, for 4e-11.

import type { Distribution } from '../../../../src/random/index.js';
import { solveChain } from '../../../../src/simulator/exact/chain/chain.js';
import { oneSided } from '../../../../src/simulator/exact/downtime/one-sided.js';
import { creationTime } from '../../../../src/simulator/exact/downtime/outage-transform.js';
import { serviceInversion } from '../../../../src/simulator/exact/downtime/service-inversion.js';
import { year } from '../claims.js';
import {
  cause,
  day,
  exponential,
  fixed,
  hour,
  lognormal,
  minute,
  model,
  state,
  weibull,
} from '../models.js';

type Complex = readonly [re: number, im: number];
type Transform = (re: number, im: number) => Complex;

const terms = 4096;
const latest = [5 * minute, 120 * minute, year];

/** The most that a creation's transform is off by, at some points of the contour. */
function mostOff(creation: Distribution, truth: Transform, points: readonly number[]): number {
  const instance = model(state('CREATING', cause(creation, 1)), state('RUNNING.idle'));
  const offs = latest.flatMap((latestMs) => {
    const { contour } = oneSided(2 * latestMs, terms);
    const { re, im } = creationTime(instance).transform(contour, terms);
    return points.map((k) => {
      const [x, y] = truth(contour.damping, k * contour.stepPerMs);
      return Math.hypot((re[k] as number) - x, (im[k] as number) - y);
    });
  });
  return Math.max(...offs);
}

/** E exp(-sX) of X = quantile(Y), where Y has a density: by a trapezoidal rule, which is exact for smooth ones. */
function summed(
  density: (y: number) => number,
  quantile: (y: number) => number,
  from: number,
  to: number,
): Transform {
  const count = 200_000;
  const step = (to - from) / count;
  const points = Float64Array.from({ length: count + 1 }, (_, i) => from + i * step);
  const times = points.map(quantile);
  const weights = points.map((y) => density(y) * step);
  return (re, im) => {
    const sum = { re: 0, im: 0, reRest: 0, imRest: 0 };
    for (let i = 0; i <= count; i++) {
      const ms = times[i] as number;
      const size = (weights[i] as number) * Math.exp(-re * ms);
      // Too little to change a digit.
      if (size < 1e-30) continue;
      // Kahan's summation: plain sums of so many would be off by more than what is measured.
      const x = size * Math.cos(im * ms) - sum.reRest;
      const y = -size * Math.sin(im * ms) - sum.imRest;
      const [newRe, newIm] = [sum.re + x, sum.im + y];
      sum.reRest = newRe - sum.re - x;
      sum.imRest = newIm - sum.im - y;
      [sum.re, sum.im] = [newRe, newIm];
    }
    return [sum.re, sum.im];
  };
}

const median = 10 * minute;
const normal = (y: number) => Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI);
const gumbel = (y: number) => Math.exp(y - Math.exp(y));

test.each([0.1, 0.5, 1, 2.5])('a lognormal creation of sigma %d', (sigma) => {
  const truth = summed(normal, (y) => median * Math.exp(sigma * y), -9, 9);
  expect(mostOff(lognormal(median, sigma), truth, [0, 3, 100, 1000])).toBeLessThan(2e-14);
});

test.each([0.7, 1.5, 3, 10])('a Weibull creation of shape %d', (shape) => {
  const truth = summed(gumbel, (y) => median * Math.exp(y / shape), -45, 4.5);
  expect(mostOff(weibull(median, shape), truth, [0, 3, 100, 1000])).toBeLessThan(2e-14);
});

test.each([
  ['in closed form', exponential(median)],
  ['integrated', weibull(median, 1 + 1e-15)],
])('an exponential creation, %s, at all points', (_, creation) => {
  const truth: Transform = (re, im) => {
    const [x, y] = [1 + re * median, im * median];
    return [x / (x * x + y * y), -y / (x * x + y * y)];
  };
  const points = Array.from({ length: terms }, (_each, k) => k);
  expect(mostOff(creation, truth, points)).toBeLessThan(2e-14);
});

test.each([0.5, 1e-3, 1e-7])('creations that succeed with a probability of %d only', (succeeds) => {
  const takes = weibull(median, 1 + 1e-15);
  const instance = model(
    state('CREATING', cause(takes, { 1: succeeds, 2: 1 - succeeds })),
    state('RUNNING.idle'),
    state('CREATEFAILED', cause(exponential(median), 0)),
  );
  for (const latestMs of latest) {
    const { contour } = oneSided(2 * latestMs, terms);
    const { re, im } = creationTime(instance).transform(contour, terms);
    for (let k = 0; k < terms; k++) {
      // With z = s · median it is p (1 + z) / ((1 + z)² - (1 - p)).
      const [x, y] = [contour.damping * median, k * contour.stepPerMs * median];
      const [u, v] = [succeeds + 2 * x + x * x - y * y, 2 * y + 2 * x * y];
      const size = u * u + v * v;
      const [a, b] = [succeeds * (1 + x), succeeds * y];
      const [trueRe, trueIm] = [(a * u + b * v) / size, (b * u - a * v) / size];
      const off = Math.hypot((re[k] as number) - trueRe, (im[k] as number) - trueIm);
      expect(off).toBeLessThan(2e-14);
    }
  }
});

test.each([
  ['fixed', fixed(day)],
  ['lognormal', lognormal(hour, 1.5)],
])('downtime by service in two states, inverted by service: a task that is %s', (_, task) => {
  const chain = solveChain(
    model(
      state('RUNNING.idle', cause(exponential(5 * day), 2), cause(exponential(2 * day), 1)),
      state('RUNNING.backingUp', cause(exponential(5 * day), 2), cause(task, 0)),
      state('ERROR', cause(exponential(hour), { 0: 0.7, 1: 0.3 })),
    ),
  );
  for (const downMs of [hour, 70 * hour]) {
    const serviceMs = year - downMs;
    const { contour } = oneSided(2 * downMs, 512);
    const inversion = serviceInversion(chain, year)(serviceMs);
    expect(inversion.blurMs).toBe(0);
    const [found] = inversion.transforms(contour, 512)([serviceMs]);
    for (let k = 0; k < 512; k++) {
      // exp(λu (1 / (1 + sm) - 1)), as service is alike in both
      const [x, y] = [1 + contour.damping * hour, k * contour.stepPerMs * hour];
      const [mean, size] = [serviceMs / (5 * day), x * x + y * y];
      const [log, angle] = [mean * (x / size - 1), (-mean * y) / size];
      const off = Math.hypot(
        (found?.re[k] as number) - Math.exp(log) * Math.cos(angle),
        (found?.im[k] as number) - Math.exp(log) * Math.sin(angle),
      );
      expect(off).toBeLessThan(1e-11);
    }
  }
});

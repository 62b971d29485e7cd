import { randomNormal } from 'd3-random';
import {
  createRandom,
  type Distribution,
  mean,
  type Random,
  sample,
  support,
  usualRange,
} from '../../src/random/index.js';

const DRAWS = 100_000;

function draw(distribution: Distribution, random: Random = createRandom(2024)): number[] {
  return Array.from({ length: DRAWS }, () => sample(distribution, random));
}

const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const centre = average(values);
  return Math.sqrt(average(values.map((value) => (value - centre) ** 2)));
};
const shareBelow = (values: readonly number[], limit: number) =>
  values.filter((value) => value < limit).length / values.length;

interface Claim {
  readonly distribution: Distribution;
  readonly mean: number;
  readonly deviation: number;
  /** A value and the probability of staying below it. */
  readonly quantile: readonly [value: number, probability: number];
}

// Textbook moments, written out rather than taken from the code under test.
const claims: readonly Claim[] = [
  {
    distribution: { type: 'uniform', min: 10, max: 30 },
    mean: 20,
    deviation: 20 / Math.sqrt(12),
    quantile: [15, 0.25],
  },
  {
    distribution: { type: 'exponential', mean: 40 },
    mean: 40,
    deviation: 40,
    quantile: [40 * Math.LN2, 0.5],
  },
  {
    distribution: { type: 'lognormal', median: 30, sigma: 0.5 },
    mean: 30 * Math.exp(0.125),
    deviation: 30 * Math.exp(0.125) * Math.sqrt(Math.exp(0.25) - 1),
    quantile: [30 * Math.exp(0.5), 0.8413447460685429],
  },
  {
    distribution: { type: 'weibull', scale: 10, shape: 2 },
    mean: 5 * Math.sqrt(Math.PI),
    deviation: 10 * Math.sqrt(1 - Math.PI / 4),
    quantile: [10, 1 - Math.exp(-1)],
  },
  {
    distribution: { type: 'weibull', scale: 10, shape: 0.5 },
    mean: 20,
    deviation: 10 * Math.sqrt(20),
    quantile: [10 * Math.LN2 ** 2, 0.5],
  },
];

describe.each(claims)('$distribution', (claim) => {
  const values = draw(claim.distribution);
  const standardError = claim.deviation / Math.sqrt(DRAWS);

  test('its draws average to the textbook mean', () => {
    expect(Math.abs(average(values) - claim.mean)).toBeLessThan(4 * standardError);
  });

  test('its draws spread by the textbook standard deviation', () => {
    expect(Math.abs(deviation(values) / claim.deviation - 1)).toBeLessThan(0.05);
  });

  test('its draws fall below a known quantile as often as they should', () => {
    const [value, probability] = claim.quantile;
    const error = Math.sqrt((probability * (1 - probability)) / DRAWS);
    expect(Math.abs(shareBelow(values, value) - probability)).toBeLessThan(4 * error);
  });

  test('mean() is the textbook mean', () => {
    expect(mean(claim.distribution) / claim.mean).toBeCloseTo(1, 13);
  });

  test('no draw leaves support()', () => {
    const { min, max } = support(claim.distribution);
    expect(values.every((value) => value >= min && value <= max)).toBe(true);
  });
});

test('a lognormal draw is its median, as often multiplied by e as a normal draw says', () => {
  const [random, same] = [createRandom(5), createRandom(5)];
  for (let turn = 0; turn < 10; turn++) {
    const value = sample({ type: 'lognormal', median: 30, sigma: 0.5 }, random);
    const exponent = randomNormal.source(same)(0, 0.5)();
    expect(value / (30 * Math.exp(exponent))).toBeCloseTo(1, 12);
  }
});

describe('a fixed value', () => {
  const distribution: Distribution = { type: 'fixed', value: 7 };

  test('is always itself and takes no chance', () => {
    const random = jest.fn(createRandom(1));
    expect([sample(distribution, random), sample(distribution, random)]).toEqual([7, 7]);
    expect(random).not.toHaveBeenCalled();
  });

  test('is its own mean and its only possible value', () => {
    expect(mean(distribution)).toBe(7);
    expect(support(distribution)).toEqual({ min: 7, max: 7 });
  });
});

describe('sample', () => {
  test('of a uniform distribution is the random number, stretched', () => {
    const random = createRandom(42);
    expect(sample({ type: 'uniform', min: 10, max: 20 }, random)).toBe(12.81664226467142);
  });

  test('of a lognormal distribution leaves nothing behind for the next stream', () => {
    const distribution: Distribution = { type: 'lognormal', median: 30, sigma: 0.5 };
    const alone = sample(distribution, createRandom(42, 1));
    sample(distribution, createRandom(42, 0));
    expect(sample(distribution, createRandom(42, 1))).toBe(alone);
  });

  test('of a lognormal distribution without spread is exactly the median', () => {
    const random = createRandom(3);
    const distribution: Distribution = { type: 'lognormal', median: 10, sigma: 0 };
    expect(Array.from({ length: 20 }, () => sample(distribution, random))).toEqual(
      new Array(20).fill(10),
    );
  });

  test('of an exponential distribution without a mean to wait for is 0', () => {
    expect(sample({ type: 'exponential', mean: 0 }, createRandom(3))).toBe(0);
  });

  test.each<Distribution>([
    { type: 'exponential', mean: 5 },
    { type: 'weibull', scale: 5, shape: 0.5 },
  ])('of $kind is finite and at least 0 for the extreme random numbers', (distribution) => {
    expect(sample(distribution, () => 0)).toBe(0);
    expect(sample(distribution, () => 1 - 2 ** -53)).toBeGreaterThan(5);
    expect(sample(distribution, () => 1 - 2 ** -53)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

describe('support', () => {
  test.each<[Distribution, number, number]>([
    [{ type: 'uniform', min: 10, max: 30 }, 10, 30],
    [{ type: 'exponential', mean: 5 }, 0, Number.POSITIVE_INFINITY],
    [{ type: 'lognormal', median: 5, sigma: 1 }, 0, Number.POSITIVE_INFINITY],
    [{ type: 'lognormal', median: 5, sigma: 0 }, 5, 5],
    [{ type: 'weibull', scale: 5, shape: 2 }, 0, Number.POSITIVE_INFINITY],
  ])('of %j is %p to %p', (distribution, min, max) => {
    expect(support(distribution)).toEqual({ min, max });
  });
});

describe('the mean of a Weibull distribution', () => {
  // With shape 1/n it is scale * n!, which spans the whole range of doubles.
  test.each([1, 2, 5, 10, 20, 100, 170])('of shape 1/%i is the factorial', (n) => {
    let factorial = 1;
    for (let i = 2; i <= n; i++) factorial *= i;
    expect(mean({ type: 'weibull', scale: 1, shape: 1 / n }) / factorial).toBeCloseTo(1, 12);
  });

  test('is infinite, not NaN, where it exceeds every double', () => {
    expect(mean({ type: 'weibull', scale: 1, shape: 1 / 171 })).toBe(Number.POSITIVE_INFINITY);
    expect(mean({ type: 'weibull', scale: 1, shape: 1e-6 })).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    [3, 0.8929795115692495],
    [1.5, 0.9027452929509336],
    [5, 0.9181687423997604],
  ])('of shape %p is its tabulated value', (shape, value) => {
    expect(mean({ type: 'weibull', scale: 1, shape })).toBeCloseTo(value, 13);
  });
});

describe('the usual range', () => {
  const tailed: readonly Distribution[] = [
    { type: 'exponential', mean: 60 },
    { type: 'lognormal', median: 60, sigma: 1.5 },
    { type: 'weibull', scale: 60, shape: 0.7 },
    { type: 'weibull', scale: 60, shape: 3 },
  ];
  test.each(tailed)('of %j leaves one in twenty out on either side', (distribution) => {
    const { min, max } = usualRange(distribution);
    const random = createRandom(5);
    const drawn = Array.from({ length: 40_000 }, () => sample(distribution, random));
    const share = (predicate: (value: number) => boolean) =>
      drawn.filter(predicate).length / drawn.length;
    // Five standard deviations of a share of 0.05 among so many.
    expect(Math.abs(share((value) => value < min) - 0.05)).toBeLessThan(0.0055);
    expect(Math.abs(share((value) => value > max) - 0.05)).toBeLessThan(0.0055);
  });

  test('of what has bounds is its bounds', () => {
    expect(usualRange({ type: 'uniform', min: 10, max: 30 })).toEqual({ min: 10, max: 30 });
    expect(usualRange({ type: 'fixed', value: 7 })).toEqual({ min: 7, max: 7 });
  });
});

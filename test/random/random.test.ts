import { createRandom, type Random } from '../../src/random/index.js';

const take = (random: Random, count: number) => Array.from({ length: count }, () => random());

/** Pearson's statistic for counts that should all be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The chi-square value exceeded once in a million, in Wilson and Hilferty's approximation. */
function chiSquareLimit(bins: number): number {
  const degrees = bins - 1;
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 4.753 * Math.sqrt(spread)) ** 3;
}

function countInto(bins: number, values: Iterable<number>): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.floor(value * bins);
    counts[bin] = (counts[bin] ?? Number.NaN) + 1;
  }
  return counts;
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const products = xs.map((x, i) => (x - meanX) * ((ys[i] ?? Number.NaN) - meanY));
  return mean(products) * 12; // a uniform number has variance 1/12
}

describe('determinism', () => {
  // Computed by a separate Python program from the papers: SplitMix64 into xoroshiro128+ (24-16-37).
  test.each([
    [0, 0, [0.6239429295686706, 0.8321761770331756, 0.6228067265652331]],
    [42, 0, [0.28166422646714206, 0.7329632794649955, 0.8059232481935078]],
    [42, 1, [0.637290873793833, 0.48723014620899674, 0.902293714735109]],
    [43, 0, [0.3973756644208635, 0.6619021618682978, 0.2762306444024806]],
    [
      Number.MAX_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER,
      [0.23544993395831282, 0.4901319888998851, 0.15704875035902133],
    ],
  ])('seed %i, stream %i starts with its pinned numbers', (seed, stream, pinned) => {
    expect(take(createRandom(seed, stream), 3)).toEqual(pinned);
  });

  test('the stream is 0 unless given', () => {
    expect(take(createRandom(42), 5)).toEqual(take(createRandom(42, 0), 5));
  });

  test('two sources of the same seed do not disturb each other', () => {
    const [one, other] = [createRandom(7), createRandom(7)];
    const interleaved = Array.from({ length: 5 }, () => [one(), other()]);
    expect(interleaved.map(([value]) => value)).toEqual(take(createRandom(7), 5));
    expect(interleaved.map(([, value]) => value)).toEqual(take(createRandom(7), 5));
  });
});

describe('uniformity', () => {
  test('numbers are at least 0, below 1 and multiples of 2^-53, down to the last bit', () => {
    const values = take(createRandom(1), 10_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(values.every((value) => Number.isInteger(value * 2 ** 53))).toBe(true);
    const odd = values.filter((value) => (value * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(odd - 5000)).toBeLessThan(250); // five standard deviations
  });

  test.each([1, 2, 3])('the numbers of seed %i fill 256 bins evenly', (seed) => {
    const statistic = chiSquare(countInto(256, take(createRandom(seed), 100_000)));
    expect(statistic).toBeLessThan(chiSquareLimit(256));
    expect(statistic).toBeGreaterThan(150); // too even would not be random either
  });

  test('pairs of neighbours fill a 32 by 32 grid evenly', () => {
    const random = createRandom(5);
    const cells = Array.from(
      { length: 100_000 },
      () => (Math.floor(random() * 32) + Math.floor(random() * 32) / 32) / 32,
    );
    expect(chiSquare(countInto(1024, cells))).toBeLessThan(chiSquareLimit(1024));
  });
});

describe('independence', () => {
  const firstsOf = (create: (i: number) => Random) =>
    Array.from({ length: 50_000 }, (_, i) => create(i)());

  test.each<[string, (i: number) => Random]>([
    ['neighbouring streams of a seed', (i) => createRandom(42, i)],
    ['neighbouring seeds', (i) => createRandom(i)],
    ['seeds in steps of 2^32', (i) => createRandom(i * 2 ** 32)],
    ['streams in steps of 2^32', (i) => createRandom(42, i * 2 ** 32)],
  ])('the first numbers of %s are evenly spread, all different and uncorrelated', (_, create) => {
    const firsts = firstsOf(create);
    expect(chiSquare(countInto(256, firsts))).toBeLessThan(chiSquareLimit(256));
    expect(new Set(firsts).size).toBe(firsts.length);
    const followers = firsts.slice(1);
    expect(Math.abs(correlation(firsts.slice(0, -1), followers))).toBeLessThan(5 / 50_000 ** 0.5);
  });

  test.each([
    ['two streams of a seed', createRandom(42, 0), createRandom(42, 1)],
    ['two neighbouring seeds', createRandom(42), createRandom(43)],
    ['seed and stream swapped', createRandom(1, 2), createRandom(2, 1)],
    ['seed and stream of the same sum', createRandom(10, 0), createRandom(9, 1)],
  ])('%s are uncorrelated at every small shift', (_, one, other) => {
    const [xs, ys] = [take(one, 20_000), take(other, 20_000)];
    for (let shift = -5; shift <= 5; shift++) {
      const left = xs.slice(Math.max(0, shift), 20_000 + Math.min(0, shift));
      const right = ys.slice(Math.max(0, -shift), 20_000 - Math.max(0, shift));
      expect(Math.abs(correlation(left, right))).toBeLessThan(5 / 20_000 ** 0.5);
    }
  });
});

describe('refusing', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    '%p is refused as a seed and as a stream',
    (value) => {
      const range = 'is a whole number from 0 to 9007199254740991';
      expect(() => createRandom(value)).toThrow(new RangeError(`a seed ${range}; got ${value}`));
      expect(() => createRandom(0, value)).toThrow(
        new RangeError(`a stream ${range}; got ${value}`),
      );
    },
  );
});

// The fleet's random numbers: words without pattern, deviates with exactly the distributions that
// their names promise, and sequences that have nothing to do with each other.

import { Stream } from '../../../src/simulator/fleet/stream.js';
import {
  cellCounts,
  countBelow,
  exponentialCdf,
  kolmogorov,
  meanOf,
  normalCdf,
  sampleOf,
  zOfCorrelation,
  zOfCount,
  zOfMean,
  zOfUniformCounts,
} from '../../support/fleet/index.js';

function streamAt(seed: number, index: number): Stream {
  const stream = new Stream(seed);
  stream.startAt(index);
  return stream;
}

describe('a sequence', () => {
  test('is the same for ever', () => {
    const stream = streamAt(42, 7);
    const words = [1, 2, 3, 4].map(() => stream.uint32());
    expect(words).toEqual([920888099, 4140585113, 3431274854, 3450292795]);
    expect(stream.uniform()).toBe(0.45912404370028526);
    // The tables are made of logarithms, whose last digit is the platform's.
    expect(stream.exponential(1)).toBeCloseTo(0.15737771649685975, 14);
    expect(stream.normal(1)).toBeCloseTo(-0.9686970894694377, 12);
  });

  test('starts again after whatever was drawn', () => {
    const stream = streamAt(42, 7);
    const first = sampleOf(100, () => stream.uint32());
    for (let i = 0; i < 1000; i++) stream.normal(stream.exponential(1));
    stream.startAt(8);
    stream.bits();
    stream.startAt(7);
    expect(sampleOf(100, () => stream.uint32())).toEqual(first);
  });

  test.each([
    ['seed', 1],
    ['seed', 2 ** 32],
    ['seed', Number.MAX_SAFE_INTEGER],
    ['index', 1],
    ['index', 2 ** 32],
    ['index', Number.MAX_SAFE_INTEGER],
  ])('of %s %d is not that of 0', (what, n) => {
    const other = what === 'seed' ? streamAt(n, 0) : streamAt(0, n);
    const zero = streamAt(0, 0);
    const common = sampleOf(64, () => Number(zero.uint32() === other.uint32()));
    expect(meanOf(common)).toBe(0);
  });

  test('begins differently for each of a quarter of a million indices, also above 2^32', () => {
    const stream = new Stream(42);
    const starts = sampleOf(250_000, (i) => {
      stream.startAt(i < 125_000 ? i : 2 ** 32 - 187_500 + i);
      return stream.uint32() * 2 ** 21 + (stream.uint32() >>> 11);
    }).sort();
    let repeated = 0;
    for (let i = 1; i < starts.length; i++) repeated += Number(starts[i] === starts[i - 1]);
    expect(repeated).toBe(0);
  });
});

describe('words', () => {
  const stream = streamAt(1, 0);
  const n = 1_000_000;
  const words = sampleOf(n, () => stream.uint32());

  test.each([0, 8, 16, 24])('have every value of the byte at bit %d equally often', (shift) => {
    const counts = new Float64Array(256);
    for (const word of words) addTo(counts, (word >>> shift) & 0xff);
    expect(Math.abs(zOfUniformCounts(counts))).toBeLessThan(4);
  });

  test('have every pair of consecutive top bytes equally often', () => {
    const counts = new Float64Array(65_536);
    for (let i = 1; i < n; i++) {
      addTo(counts, ((words[i - 1] as number) >>> 24) * 256 + ((words[i] as number) >>> 24));
    }
    expect(Math.abs(zOfUniformCounts(counts))).toBeLessThan(4);
  });

  test('have every bit set half of the time', () => {
    for (let bit = 0; bit < 32; bit++) {
      let set = 0;
      for (let i = 0; i < n; i++) set += ((words[i] as number) >>> bit) & 1;
      expect(Math.abs(zOfCount(set, n, 0.5))).toBeLessThan(4);
    }
  });

  test('as uniform numbers are uniform, and neither 0 nor 1', () => {
    const uniforms = sampleOf(300_000, () => stream.uniform());
    expect(kolmogorov(uniforms, (x) => x)).toBeLessThan(2.3);
    expect(countBelow(uniforms, Number.MIN_VALUE)).toBe(0);
    expect(countBelow(uniforms, 1)).toBe(300_000);
  });
});

describe('exponential deviates', () => {
  const n = 1_000_000;
  const stream = streamAt(3, 0);
  const values = sampleOf(n, () => stream.exponential(1));

  test('follow the exponential distribution', () => {
    expect(kolmogorov(values, exponentialCdf)).toBeLessThan(2.3);
    expect(Math.abs(zOfUniformCounts(cellCounts(values, exponentialCdf, 4096)))).toBeLessThan(4);
  });

  test.each([1, 2, 3, 4])('have the moment %d of the distribution', (k) => {
    const factorial = [1, 1, 2, 6, 24][k] as number;
    expect(Math.abs(zOfMean(values.subarray(0, 300_000), factorial, (x) => x ** k))).toBeLessThan(
      4,
    );
  });

  // 7.697 is where the tail of the ziggurat begins.
  test.each([0.001, 0.1, 1, 3, 7, 7.69711747013105, 8, 10])(
    'lie beyond %d as often as they should',
    (x) => {
      const beyond = n - countBelow(values, x);
      expect(Math.abs(zOfCount(beyond, n, Math.exp(-x)))).toBeLessThan(4);
    },
  );

  test('lie in the tail as an exponential does', () => {
    const tail = values.filter((x) => x > 7.69711747013105).map((x) => x - 7.69711747013105);
    expect(tail.length).toBeGreaterThan(300);
    expect(kolmogorov(tail, exponentialCdf)).toBeLessThan(2.3);
  });

  test('scale with their mean', () => {
    const [one, other] = [streamAt(5, 5), streamAt(5, 5)];
    for (let i = 0; i < 1000; i++) {
      expect(other.exponential(250) / one.exponential(1)).toBeCloseTo(250, 9);
    }
  });

  test('have nothing to do with the one before', () => {
    expect(Math.abs(zOfCorrelation(values.subarray(1), values.subarray(0, -1)))).toBeLessThan(4);
  });
});

describe('normal deviates', () => {
  const n = 1_000_000;
  const edge = 3.6541528853610088;
  const stream = streamAt(4, 0);
  const values = sampleOf(n, () => stream.normal(1));

  test('follow the normal distribution', () => {
    expect(kolmogorov(values, normalCdf)).toBeLessThan(2.3);
    expect(Math.abs(zOfUniformCounts(cellCounts(values, normalCdf, 4096)))).toBeLessThan(4);
  });

  test.each([
    [1, 0],
    [2, 1],
    [3, 0],
    [4, 3],
    [6, 15],
  ])('have the moment %d of the distribution', (k, moment) => {
    expect(Math.abs(zOfMean(values.subarray(0, 300_000), moment, (x) => x ** k))).toBeLessThan(4);
  });

  test.each([-4.5, -edge, -2, 0, 1, edge, 4.2])('lie below %d as often as they should', (x) => {
    expect(Math.abs(zOfCount(countBelow(values, x), n, normalCdf(x)))).toBeLessThan(4);
  });

  test.each([-1, 1])('lie in the tail on the side of %d as a normal does', (side) => {
    const tail = values.filter((x) => x * side > edge).map((x) => x * side);
    const whole = normalCdf(-edge);
    expect(tail.length).toBeGreaterThan(80);
    expect(kolmogorov(tail, (x) => 1 - normalCdf(-x) / whole)).toBeLessThan(2.3);
  });

  test('scale with their deviation', () => {
    const [one, other] = [streamAt(5, 5), streamAt(5, 5)];
    for (let i = 0; i < 1000; i++) {
      expect(other.normal(0.5) / one.normal(1)).toBeCloseTo(0.5, 12);
    }
  });
});

describe('neighbours', () => {
  const stream = new Stream(42);
  const byIndex = sampleOf(100_000, (i) => {
    stream.startAt(i);
    return stream.exponential(1);
  });
  const bySeed = sampleOf(40_000, (seed) => streamAt(seed, 0).exponential(1));

  test.each([
    ['instances', byIndex],
    ['seeds', bySeed],
  ])('among %s start with numbers that are exponential and independent', (_, values) => {
    expect(kolmogorov(values, exponentialCdf)).toBeLessThan(2.3);
    for (const lag of [1, 2, 3, 256, 32_768]) {
      const correlation = zOfCorrelation(values.subarray(lag), values.subarray(0, -lag));
      expect(Math.abs(correlation)).toBeLessThan(4);
    }
  });

  test('differ in half of the bits of their first words', () => {
    const flips = sampleOf(20_000, (i) => {
      stream.startAt(2 * i);
      const word = stream.uint32();
      stream.startAt(2 * i + 1);
      return bitsIn(word ^ stream.uint32());
    });
    expect(Math.abs(zOfMean(flips, 16))).toBeLessThan(4);
    expect(meanOf(flips, (x) => (x - 16) ** 2)).toBeCloseTo(8, 0);
  });

  test('of one instance under two seeds have nothing to do with each other', () => {
    const [a, b] = [new Stream(1), new Stream(2)];
    const [here, there] = [a, b].map((either) =>
      sampleOf(40_000, (i) => {
        either.startAt(i);
        return either.uniform();
      }),
    ) as [Float64Array, Float64Array];
    expect(Math.abs(zOfCorrelation(here, there))).toBeLessThan(4);
  });
});

function addTo(counts: Float64Array, cell: number): void {
  counts[cell] = (counts[cell] as number) + 1;
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest > 0; rest = rest >>> 1) count += rest & 1;
  return count;
}

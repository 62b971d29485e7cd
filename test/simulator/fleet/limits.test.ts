// What is rare is as rare as it says: where 32 random bits do not decide, more of them do.

import { createRandom } from '../../../src/random/index.js';
import { compileModel } from '../../../src/simulator/fleet/compiled-model.js';
import { GroupEngine } from '../../../src/simulator/fleet/group-engine.js';
import { choose, decidedByTop, limitsOf, topBits } from '../../../src/simulator/fleet/limits.js';
import { Stream } from '../../../src/simulator/fleet/stream.js';
import { alike, cause, fixed, modelOf } from '../../support/fleet/index.js';

/** A stream whose every 32 bits are the same word, also where the inner loop draws for itself from its state. */
class Stuck extends Stream {
  readonly #random = createRandom(1);
  constructor(readonly word: number) {
    super(1);
  }
  rewind(): void {
    this.goOnFrom(0, 0, 0, (this.word >>> 7) | (this.word << 25));
  }
  override uint32(): number {
    return this.word;
  }
  override fraction(): number {
    return this.#random();
  }
}

const draws = 20_000;
/** Of these a word of 0 is a share 2^-32; the first two have about 0.43 and 0.13 of it. */
const rarest = [1e-10, 3e-11, 1 - 1.3e-10] as const;

function chosen(stream: Stuck): number[] {
  const limits = limitsOf(rarest);
  const counts = rarest.map(() => 0);
  for (let i = 0; i < draws; i++) {
    const at = choose(limits, stream);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

function taken(stream: Stuck): number[] {
  const [rare, rarer, rest] = rarest;
  const model = modelOf(
    [
      'RESTARTING',
      'down',
      cause(
        fixed(1),
        ['fail', 'ERROR', rare],
        ['fault', 'ERROR', rarer],
        ['succeed', 'ERROR', rest],
      ),
    ],
    ['ERROR', 'down', cause(fixed(1000), ['restart', 'RESTARTING'])],
  );
  const run = { groups: alike(model), horizonMs: 10, seed: 1, points: 2 };
  const engine = new GroupEngine(compileModel(model), run);
  for (let i = 0; i < draws; i++) {
    stream.rewind();
    engine.live(stream, false);
  }
  return [...engine.takeTally().taken.slice(0, 3)];
}

test.each([[[1]], [[0.25, 0.75]], [rarest], [[0.3, 0.3, 0.4]], [[1 - 1e-10, 1e-10]]])(
  'where the top bits decide among %j, the others change nothing',
  (probabilities) => {
    const limits = limitsOf(probabilities);
    const width = 2 ** (32 - topBits);
    const decided = decidedByTop(limits);
    expect(decided).toHaveLength(2 ** topBits);
    for (const [top, position] of decided.entries()) {
      const [first, last] = [0, width - 1].map((rest) => new Stuck(top * width + rest));
      const ends = [first, last].map((stream) => choose(limits, stream as Stuck));
      if (position >= 0) expect(ends).toEqual([position, position]);
    }
    const undecided = decided.filter((position) => position < 0).length;
    expect(undecided).toBeLessThan(probabilities.length);
  },
);

describe.each([
  ['a choice', chosen],
  ['a step of an instance', taken],
])('%s', (_, count) => {
  test('shares the word at a limit as the probabilities say', () => {
    const [rare, rarer] = count(new Stuck(0)).map((n) => n / draws) as [number, number];
    // Four standard deviations.
    expect(Math.abs(rare - 1e-10 * 2 ** 32)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    expect(Math.abs(rarer - 3e-11 * 2 ** 32)).toBeLessThan(4 * Math.sqrt(0.12 / draws));
  });

  test('goes by the 32 bits everywhere else', () => {
    expect(count(new Stuck(1))).toEqual([0, 0, draws]);
    expect(count(new Stuck(2 ** 32 - 1))).toEqual([0, 0, draws]);
  });
});

test.each([1e-9, 1e-12, 0.02])('%d beside all the rest keeps its digits', (probability) => {
  const [most] = limitsOf([1 - probability, probability]) as [{ limit: number; atLimit: number }];
  const rest = 2 ** 32 - most.limit - most.atLimit;
  expect(Math.abs(rest / (probability * 2 ** 32) - 1)).toBeLessThan(1e-12);
});

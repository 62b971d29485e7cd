// The rare draws of the ziggurats, which whole samples hardly show: the tails, and the wedges between
// what a layer holds for certain and the density. They are forced by the first word of a draw.

import { Stream } from '../../../src/simulator/fleet/stream.js';
import {
  exponentialLayers,
  type Layers,
  normalLayers,
} from '../../../src/simulator/fleet/ziggurat.js';
import {
  exponentialCdf,
  kolmogorov,
  normalCdf,
  sampleOf,
  zOfCount,
  zOfMean,
} from '../../support/fleet/index.js';

/** A stream whose next word can be given. */
class Forced extends Stream {
  next: number | undefined;

  override bits(): number {
    const { next } = this;
    this.next = undefined;
    return next ?? super.bits();
  }
}

const stream = new Forced(9);
stream.startAt(0);
const n = 50_000;
const wordOf = (layer: number, mantissa: number) => (layer << 24) | mantissa;

/** Draws that all begin with the same word. */
function drawsFrom(word: number, next: () => number): Float64Array {
  return sampleOf(n, () => {
    stream.next = word;
    return next();
  });
}

const exponential = () => stream.exponential(1);
const normal = () => stream.normal(1);

test('beyond the last layer, an exponential deviate is exponential', () => {
  const { tail } = exponentialLayers;
  const draws = drawsFrom(wordOf(0, 0xffffff), exponential).map((x) => x - tail);
  expect(kolmogorov(draws, exponentialCdf)).toBeLessThan(2.3);
  expect(Math.abs(zOfMean(draws, 1))).toBeLessThan(4);
});

test.each([
  ['positive', 0xffffff, 1],
  ['negative', 0x000000, -1],
])('beyond the last layer, a %s normal deviate is normal', (_, mantissa, side) => {
  const beyond = normalCdf(-normalLayers.tail);
  const draws = drawsFrom(wordOf(0, mantissa), normal).map((x) => x * side);
  expect(kolmogorov(draws, (x) => 1 - normalCdf(-x) / beyond)).toBeLessThan(2.3);
});

const heights = ({ outer, inner }: Layers, layer: number, y: number) =>
  (y - (outer[layer] as number)) / ((inner[layer] as number) - (outer[layer] as number));

describe.each([1, 2, 30, 128, 200, 254, 255])('in the wedge of layer %d', (layer) => {
  test('an exponential deviate is kept as often as the density says', () => {
    const certain = exponentialLayers.bound[layer] as number;
    const mantissa = Math.floor((certain + 0xffffff) / 2);
    const x = (mantissa + 0.5) * (exponentialLayers.width[layer] as number);
    const kept = drawsFrom(wordOf(layer, mantissa), exponential).filter((draw) => draw === x);
    const probability = heights(exponentialLayers, layer, Math.exp(-x));
    expect(Math.abs(zOfCount(kept.length, n, probability))).toBeLessThan(4);
  });

  test.each([1, -1])('a normal deviate with the sign of %d, too', (side) => {
    const certain = normalLayers.bound[layer] as number;
    const size = Math.floor((certain + 0x7fffff) / 2);
    const mantissa = 0x800000 + (side > 0 ? size : -1 - size);
    const x = side * (size + 0.5) * (normalLayers.width[layer] as number);
    const kept = drawsFrom(wordOf(layer, mantissa), normal).filter((draw) => draw === x);
    const probability = heights(normalLayers, layer, Math.exp((-x * x) / 2));
    expect(Math.abs(zOfCount(kept.length, n, probability))).toBeLessThan(4);
  });
});

test.each([0, 1, 77, 255])('what layer %d holds for certain is kept as it is', (layer) => {
  for (const share of [0, 0.5, 0.999]) {
    const mantissa = Math.floor(share * (exponentialLayers.bound[layer] as number));
    if (mantissa >= (exponentialLayers.bound[layer] as number)) continue;
    stream.next = wordOf(layer, mantissa);
    expect(exponential()).toBe((mantissa + 0.5) * (exponentialLayers.width[layer] as number));
    stream.next = wordOf(layer, 0x7fffff - Math.floor(mantissa / 2));
    expect(normal()).toBe(
      -(Math.floor(mantissa / 2) + 0.5) * (normalLayers.width[layer] as number),
    );
  }
});

test('a draw that is not kept is drawn anew, from all layers', () => {
  // At the outer end of a wedge, hardly anything is kept.
  const draws = drawsFrom(wordOf(128, 0xffffff), exponential);
  expect(kolmogorov(draws, exponentialCdf)).toBeLessThan(2.3);
  const normals = drawsFrom(wordOf(128, 0xffffff), normal);
  expect(kolmogorov(normals, normalCdf)).toBeLessThan(2.3);
});

// The ziggurats' layers: of equal area, together exactly the density, and certain only of what lies
// beneath it.

import {
  exponentialLayers,
  type Layers,
  layerCount,
  normalLayers,
} from '../../../src/simulator/fleet/ziggurat.js';
import { normalCdf } from '../../support/fleet/index.js';

const rootTwoPi = Math.sqrt(2 * Math.PI);

describe.each<{
  name: string;
  layers: Layers;
  bits: number;
  density: (x: number) => number;
  beyond: (x: number) => number;
}>([
  {
    name: 'exponential',
    layers: exponentialLayers,
    bits: 24,
    density: (x) => Math.exp(-x),
    beyond: (x) => Math.exp(-x),
  },
  {
    name: 'normal',
    layers: normalLayers,
    bits: 23,
    density: (x) => Math.exp((-x * x) / 2),
    beyond: (x) => normalCdf(-x) * rootTwoPi,
  },
])('the layers of the $name density', ({ layers, bits, density, beyond }) => {
  const steps = 2 ** bits;
  const { tail, width, bound, outer, inner } = layers;
  const area = tail * density(tail) + beyond(tail);
  const widthOf = (layer: number) => (width[layer] as number) * steps;

  test('have the same area, the one with the tail included', () => {
    expect(widthOf(0) * density(tail)).toBeCloseTo(area, 14);
    for (let layer = 1; layer < layerCount; layer++) {
      const height = (inner[layer] as number) - (outer[layer] as number);
      expect((widthOf(layer) * height) / area).toBeCloseTo(1, 9);
    }
  });

  test('lie on each other without a gap, from the tail to the top', () => {
    expect(widthOf(1)).toBeCloseTo(tail, 12);
    expect(inner[layerCount - 1]).toBe(1);
    for (let layer = 1; layer < layerCount; layer++) {
      expect(outer[layer]).toBeCloseTo(density(widthOf(layer)), 12);
      if (layer > 1) expect(outer[layer]).toBe(inner[layer - 1]);
    }
  });

  test('are certain of no number above the density, and of nearly all below', () => {
    for (let layer = 0; layer < layerCount; layer++) {
      const certain = (bound[layer] as number) * (width[layer] as number);
      const edge = layer === layerCount - 1 ? 0 : layer === 0 ? tail : widthOf(layer + 1);
      expect(certain).toBeLessThanOrEqual(edge);
      expect(edge - certain).toBeLessThan((width[layer] as number) * 1.01);
    }
  });
});

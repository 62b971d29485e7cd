// The layers of the ziggurat method (Marsaglia and Tsang, "The ziggurat method for generating random
// variables", 2000): a decreasing density cut into 256 slices of equal area, so that one table look-up
// and one comparison settle nearly every draw.

/** How many slices; a draw picks one with 8 random bits. */
export const layerCount = 256;

/** A density on the positive numbers, cut into layers. Layer 0 holds the tail. */
export interface Layers {
  /** Where layer 0 ends and the tail begins. */
  readonly tail: number;
  /** Width of each layer, per unit of a mantissa of `bits` bits. */
  readonly width: Float64Array;
  /** Mantissas below this are under the density for certain. */
  readonly bound: Int32Array;
  /** The density at the layer's outer and inner edge. */
  readonly outer: Float64Array;
  readonly inner: Float64Array;
}

function cut(
  density: (x: number) => number,
  inverse: (y: number) => number,
  tail: number,
  area: number,
  bits: number,
): Layers {
  const edges = [area / density(tail), tail];
  for (let i = 2; i < layerCount; i++) {
    const edge = edges[i - 1] as number;
    edges.push(inverse(area / edge + density(edge)));
  }
  edges.push(0);
  const steps = 2 ** bits;
  const layers = {
    tail,
    width: new Float64Array(layerCount),
    bound: new Int32Array(layerCount),
    outer: new Float64Array(layerCount),
    inner: new Float64Array(layerCount),
  };
  for (let i = 0; i < layerCount; i++) {
    const [edge, next] = [edges[i] as number, edges[i + 1] as number];
    layers.width[i] = edge / steps;
    layers.bound[i] = Math.floor((next / edge) * steps);
    layers.outer[i] = density(edge);
    layers.inner[i] = density(next);
  }
  return layers;
}

/** exp(-x), for mantissas of 24 bits. The constants are those of 256 layers of equal area. */
export const exponentialLayers = cut(
  (x) => Math.exp(-x),
  (y) => -Math.log(y),
  7.69711747013105,
  0.003949659822581557,
  24,
);

/** exp(-x²/2), for mantissas of 23 bits and a sign. */
export const normalLayers = cut(
  (x) => Math.exp((-x * x) / 2),
  (y) => Math.sqrt(-2 * Math.log(y)),
  3.6541528853610088,
  0.004928673233974658,
  23,
);

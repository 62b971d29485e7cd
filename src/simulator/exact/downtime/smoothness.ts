// How smoothly a process forgets its beginning. Its transform has poles, and one at c + iω is still felt at u as an
// oscillation of frequency ω and size exp(cu). No pole lies where the transforms of the steps, in absolute values,
// have a spectral radius below 1.

import type { Chain } from '../chain/chain.js';
import { StayTransform } from '../inversion/stay-transform.js';

/** Frequencies looked at per octave; transforms of single stays have no narrower peaks. */
const perOctave = 6;

/** So many octaves are looked at. */
const octaves = 64;

/** Below this, steps by clocks that vary do not count, and all higher frequencies are alike. */
const faded = 1e-3;

/**
 * Finds the frequency from which on no oscillation is felt, in service time.
 *
 * @param atMs - after so much service
 * @param fading - how far oscillations have to have faded by then: to exp(-fading)
 * @returns in radians per millisecond; undefined where there is none
 */
export function smoothFrom(chain: Chain, atMs: number, fading: number): number | undefined {
  const { model, reached, reaches } = chain;
  const serves = (i: number) => model.states[i]?.serving === true;
  const states = reached.filter((i) => reached.some((j) => serves(j) && reaches[i]?.[j]));
  const lowest = Math.floor(Math.log2(fading / atMs));
  let from: number | undefined;
  for (let octave = lowest; octave < lowest + octaves; octave++) {
    const stepPerMs = 2 ** octave / perOctave;
    // There may be poles anywhere between none of the fading and all of it.
    const lines = [fading, fading / 2, 0].map((by) =>
      stepSizes(chain, states, { damping: -by / atMs, stepPerMs }),
    );
    for (let k = perOctave; k < 2 * perOctave; k++) {
      const found = lines.map((at) => at(k));
      if (found.some(({ sizes }) => !isContraction(sizes))) {
        from = undefined;
      } else {
        from ??= k * stepPerMs;
        if (found.every(({ varying }) => varying < faded)) return from;
      }
    }
  }
  return undefined;
}

/** Absolute values of the transformed steps. Outages take no service time. */
function stepSizes(
  { stays, steps, model }: Chain,
  states: readonly number[],
  contour: { readonly damping: number; readonly stepPerMs: number },
) {
  const transforms = new Map(
    states
      .filter((i) => model.states[i]?.serving)
      .map((i) => [
        i,
        new StayTransform(stays[i] as Chain['stays'][number], contour, 2 * perOctave),
      ]),
  );
  return (k: number) => {
    let varying = 0;
    const sizes = states.map((i) => {
      const transform = transforms.get(i);
      if (!transform) return states.map((j) => steps[i]?.[j] as number);
      transform.moveTo(k);
      const { race, wins } = stays[i] as Chain['stays'][number];
      const row = model.states.map(() => 0);
      wins.forEach(({ cause, probability: chance }, c) => {
        const size =
          chance > 0 ? Math.hypot(transform.wonRe[c] as number, transform.wonIm[c] as number) : 0;
        if (race.fixed?.cause !== c) varying = Math.max(varying, size);
        for (const { to, probability } of cause.branches) {
          row[to] = (row[to] as number) + size * probability;
        }
      });
      return states.map((j) => row[j] as number);
    });
    return { sizes, varying };
  };
}

/** Whether a matrix without negative elements has a spectral radius below 1: all pivots of 1 minus it are positive. */
function isContraction(sizes: readonly (readonly number[])[]): boolean {
  const a = sizes.map((row, i) => row.map((size, j) => Number(i === j) - size));
  return a.every((pivots, k) => {
    const pivot = pivots[k] as number;
    // Not a number where a transform is too large for one.
    if (!(pivot > 0)) return false;
    for (const row of a.slice(k + 1)) {
      const factor = (row[k] as number) / pivot;
      for (let j = k; j < row.length; j++)
        row[j] = (row[j] as number) - factor * (pivots[j] as number);
    }
    return true;
  });
}

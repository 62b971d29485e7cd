// How smoothly a process forgets its beginning. Its transform has poles, and one at c + iω is still felt at u as an
// oscillation of frequency ω and size exp(cu). No pole lies where the transforms of the steps, in absolute values,
// have a spectral radius below 1.

import type { Chain } from '../chain/chain.js';
import { StayTransform } from '../inversion/stay-transform.js';

/** Frequencies looked at per octave; transforms of single stays have no narrower peaks. */
const perOctave = 6;

/** So many octaves are looked at, if need be. */
const octaves = 64;

/** Below this, steps by clocks that vary do not count, and all higher frequencies are alike. */
const faded = 1e-3;

/**
 * Finds the frequency from which on no oscillation is felt, in service time.
 *
 * @param atMs - after so much service
 * @param fading - how far oscillations have to have faded by then: to exp(-fading)
 * @param mostPerMs - the largest frequency that is of interest
 * @returns in radians per millisecond; undefined where there is none
 */
export function smoothFrom(
  chain: Chain,
  atMs: number,
  fading: number,
  mostPerMs: number,
): number | undefined {
  const { model, reached, reaches } = chain;
  const serves = (i: number) => model.states[i]?.serving === true;
  const states = reached.filter((i) => reached.some((j) => serves(j) && reaches[i]?.[j]));
  const stepPerMs = 2 ** Math.floor(Math.log2(fading / atMs)) / perOctave;
  // There may be poles anywhere between none of the fading and all of it.
  const lines = [fading, fading / 2, 0].map((by) =>
    stepSizes(chain, states, { damping: -by / atMs, stepPerMs }),
  );
  let from: number | undefined;
  for (let octave = 0; octave < octaves; octave++) {
    for (let part = perOctave; part < 2 * perOctave; part++) {
      const k = part * 2 ** octave;
      let hasFaded = true;
      const isSmooth = lines.every((at) => {
        const { sizes, varying } = at(k);
        hasFaded &&= varying < faded;
        return isContraction(sizes);
      });
      if (!isSmooth) from = undefined;
      else {
        from ??= k * stepPerMs;
        if (hasFaded) return from;
      }
      if (from === undefined && k * stepPerMs > mostPerMs) return undefined;
    }
  }
  return undefined;
}

/** Absolute values of the transformed steps, at one frequency after the other. Outages take no service time. */
function stepSizes(
  { stays, steps, model }: Chain,
  states: readonly number[],
  contour: { readonly damping: number; readonly stepPerMs: number },
) {
  const last = 2 * perOctave * 2 ** octaves;
  const transforms = new Map(
    states
      .filter((i) => model.states[i]?.serving)
      .map((i) => [i, new StayTransform(stays[i] as Chain['stays'][number], contour, last)]),
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

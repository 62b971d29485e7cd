// Lengths of outages, counted in bins whose width grows with the length: 64 bins per doubling, so
// that any quantile is known to within 0.8 %, in the same small memory for ten outages or a billion.

const binsPerDoubling = 64;
const shortestExponent = -10; // 2^-10 ms, about a microsecond
const longestExponent = 44; // 2^44 ms, 557 years
const exponentBias = 1023;
const firstBin = (exponentBias + shortestExponent) * binsPerDoubling;

/** How many bins there are. */
export const outageBins = (longestExponent - shortestExponent) * binsPerDoubling;

const asNumber = new Float64Array(1);
const asWords = new Uint32Array(asNumber.buffer);
const highWord = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The bin of a length in milliseconds: the exponent of the number and the top of its mantissa. */
export function binOf(lengthMs: number): number {
  asNumber[0] = lengthMs;
  const bin = ((asWords[highWord] as number) >>> 14) - firstBin;
  return bin < 0 ? 0 : bin < outageBins ? bin : outageBins - 1;
}

/** Bins per doubling of lengths of stays: coarser, since they are counted more often. */
const stayBinsPerDoubling = 16;

/** How many bins of lengths of stays there are. */
export const stayBins = (longestExponent - shortestExponent) * stayBinsPerDoubling;

/** So many bits less of a bin of outages are a bin of stays. */
export const stayBinShift = Math.log2(binsPerDoubling / stayBinsPerDoubling);

/** The shortest length in a bin of stays, in milliseconds; the first bin begins at 0. */
export function stayBinFrom(bin: number): number {
  if (bin === 0) return 0;
  const doubling = Math.floor(bin / stayBinsPerDoubling) + shortestExponent;
  return 2 ** doubling * (1 + (bin % stayBinsPerDoubling) / stayBinsPerDoubling);
}

/** The middle of a bin, in milliseconds. */
export function middleOf(bin: number): number {
  return lengthAt(bin, 0.5);
}

/** The shortest length in a bin of outages, in milliseconds; the first bin begins at 0. */
export function outageBinFrom(bin: number): number {
  return bin === 0 ? 0 : lengthAt(bin, 0);
}

function lengthAt(bin: number, part: number): number {
  const doubling = Math.floor(bin / binsPerDoubling) + shortestExponent;
  return 2 ** doubling * (1 + ((bin % binsPerDoubling) + part) / binsPerDoubling);
}

/**
 * A quantile of the lengths counted, in milliseconds, to within 0.8 %.
 *
 * @param counts - outages per bin
 * @param share - which quantile, 0 to 1
 * @returns undefined when nothing was counted
 */
export function quantileOf(counts: ArrayLike<number>, share: number): number | undefined {
  let total = 0;
  for (let bin = 0; bin < counts.length; bin++) total += counts[bin] as number;
  if (total === 0) return undefined;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin] as number;
    if (seen >= rank) return middleOf(bin);
  }
  return undefined;
}

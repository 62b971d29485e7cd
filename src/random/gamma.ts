// Euler's gamma function, which the mean of a Weibull distribution needs.

// Lanczos' series with g = 7 and nine terms, as tabulated by Godfrey:
// https://www.numericana.com/answer/info/godfrey.htm
const G = 7;
const LEADING_TERM = 0.99999999999980993;
const TERMS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Γ of anything above this exceeds a double. */
const LARGEST = 171.6243;

/** Γ(x) for x at least 1, to about 13 digits; `Infinity` where that exceeds a double. */
export function gamma(x: number): number {
  if (x > LARGEST) return Number.POSITIVE_INFINITY;
  const z = x - 1;
  const series = TERMS.reduce((sum, term, i) => sum + term / (z + i + 1), LEADING_TERM);
  const t = z + G + 0.5;
  // Halved, because t ** (z + 0.5) overflows well before the product does.
  const power = t ** ((z + 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * power * Math.exp(-t) * power * series;
}

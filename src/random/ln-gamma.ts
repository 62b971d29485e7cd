// Logarithms of what outgrows a number: Euler's gamma and beta functions, sums, and the odds against a count.

/** From here on Stirling's series below gives all digits of a double. */
const stirlingFrom = 15;

/**
 * ln Γ(x) for x above 0, by Stirling's series (DLMF 5.11.1); smaller arguments are led there by the
 * recurrence Γ(x + 1) = x Γ(x).
 */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < stirlingFrom) product *= shifted++;
  const square = 1 / (shifted * shifted);
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) /
    shifted;
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    Math.log(2 * Math.PI) / 2 +
    series -
    Math.log(product)
  );
}

/** The logarithm of Euler's beta function, for arguments above 0. */
export const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/** The logarithm of the sum of numbers that are given by their logarithms. */
export function lnSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(logarithms.reduce((sum, each) => sum + Math.exp(each - most), 0));
}

/** k ln(k / mean) - (k - mean), which tells how far a count is from its mean, without the loss of digits near it. */
export function divergence(k: number, mean: number): number {
  if (k === 0) return mean;
  const relative = (mean - k) / k;
  if (Math.abs(relative) > 0.05) return k * (relative - Math.log1p(relative));
  let sum = 0;
  for (let m = 16; m >= 2; m--) sum = 1 / m - relative * sum;
  return k * relative * relative * sum;
}

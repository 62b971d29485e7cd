// Logarithms of what outgrows a number: Euler's gamma and beta functions, and sums.

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

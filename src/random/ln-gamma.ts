// The logarithm of Euler's gamma function.

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

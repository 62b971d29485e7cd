// What samples come to.

/** The median of samples, and half of the distance between their quartiles in percent of it. */
export function summaryOf(samples: readonly number[]): { value: number; spreadPercent: number } {
  const sorted = samples.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const value = quantile(0.5);
  return { value, spreadPercent: ((quantile(0.75) - quantile(0.25)) / 2 / value) * 100 };
}

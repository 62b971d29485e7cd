// Durations for people, in two units at most.

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A duration for people: `0.4s`, `12s`, `3m 20s`, `2h 5m`, `3d 4h`. */
export function shortDuration(durationMs: number): string {
  if (durationMs > 0 && durationMs < 1000) return `${Math.ceil(durationMs / 100) / 10}s`;
  const seconds = Math.floor(durationMs / 1000) * 1000;
  const first = units.findIndex(([, unitMs]) => seconds >= unitMs);
  if (first < 0) return '0s';
  const [unit, unitMs] = units[first] as (typeof units)[number];
  const text = `${Math.floor(seconds / unitMs)}${unit}`;
  const [nextUnit, nextMs] = units[first + 1] ?? [unit, unitMs];
  const rest = Math.floor((seconds % unitMs) / nextMs);
  return rest > 0 ? `${text} ${rest}${nextUnit}` : text;
}

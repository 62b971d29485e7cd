// Durations, ranges and sizes in as few words as people need.

import type { InstanceView, TimeLeft } from '../../ui/index.js';

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A duration with its two largest units: `3 min 20 s`. */
export function durationWords(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000)) * 1000;
  const first = units.findIndex(([, size]) => whole >= size);
  if (first < 0) return '0 s';
  const [name, size] = units[first] as (typeof units)[number];
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  const most = `${Math.floor(whole / size)} ${name}`;
  return next && rest > 0 ? `${most} ${rest} ${next[0]}` : most;
}

/** A range of durations: `2–4 s`, `45 s – 3 min`. */
export function rangeWords({ fromMs, toMs }: Pick<TimeLeft, 'fromMs' | 'toMs'>): string {
  const from = durationWords(Math.round(fromMs / 1000) * 1000);
  const to = durationWords(Math.ceil(toMs / 1000) * 1000);
  if (from === to) return to;
  const [number, unit] = from.split(' ');
  const sameUnit =
    from.split(' ').length === 2 && to.split(' ').length === 2 && to.endsWith(` ${unit}`);
  return sameUnit ? `${number}–${to}` : `${from} – ${to}`;
}

/**
 * Who moves next and when: `Platform, in 2–4 s`.
 *
 * @param dueInMs - when what is under way is due to end, where that is known, instead of how long it usually takes
 */
export function nextWords(
  { nextMover, timeLeft }: Pick<InstanceView, 'nextMover' | 'timeLeft'>,
  dueInMs?: number,
) {
  const who = movers[nextMover];
  if (dueInMs !== undefined) return `${who}, in ${durationWords(roundedUp(dueInMs))}`;
  if (!timeLeft) return who;
  return timeLeft.overdue ? `${who}, longer than usual` : `${who}, in ${rangeWords(timeLeft)}`;
}

const roundedUp = (ms: number): number => Math.ceil(ms / 1000) * 1000;

const movers: Readonly<Record<InstanceView['nextMover'], string>> = {
  operator: 'When you ask',
  platform: 'Platform',
  either: 'You or the platform',
  none: 'None',
  unknown: 'Unknown',
};

/** A capacity: `128 MB`, `4 GB`, `1 TB`. */
export function sizeWords(gb: number): string {
  if (gb < 1) return `${Math.round(gb * 1024)} MB`;
  return gb < 1024 ? `${gb} GB` : `${gb / 1024} TB`;
}

/** A share from 0 to 1 that is 100 % only if it is all, and 0 % only if it is none. */
export function shareWords(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  return `${Math.min(99.9, Math.max(0.1, percent)).toFixed(1)} %`;
}

/** A moment of the service's time, in UTC: `13:20:05`, with its day where asked. */
export function momentWords(ms: number, withDay = false): string {
  const text = new Date(ms).toISOString();
  return withDay ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

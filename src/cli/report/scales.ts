// Scales from data to pixels. Round values for their ticks come from d3-array; nothing more of d3's
// own scales, which bring calendars and colours along, is needed here.

import { ticks } from 'd3-array';

type Pair = readonly [number, number];

/** A scale: called with a value it answers with a coordinate. */
export interface Scale {
  (value: number): number;
  readonly domain: Pair;
  /** About so many round values within the domain. */
  ticks(count: number): number[];
}

/** A scale on which equal differences are equally far apart. */
export function scaleLinear(domain: Pair, range: Pair): Scale {
  return scaleOf(domain, range, (value) => value);
}

/** A scale on which equal factors are equally far apart; for values above 0. */
export function scaleLog(domain: Pair, range: Pair): Scale {
  return scaleOf(domain, range, Math.log);
}

function scaleOf(domain: Pair, range: Pair, placed: (value: number) => number): Scale {
  const [from, to] = [placed(domain[0]), placed(domain[1])];
  const at = (value: number) =>
    range[0] + ((placed(value) - from) / (to - from)) * (range[1] - range[0]);
  return Object.assign(at, {
    domain,
    ticks: (count: number) => ticks(domain[0], domain[1], count),
  });
}

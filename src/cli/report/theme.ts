// The colours of statuses, for light and dark screens: chosen by the tags of a status, so a status has
// the same colour in every report. Its name stands beside it: no status is shown by colour alone.

import { lifecycle, type Status, statuses } from '../../../machines/index.js';

type Pair = readonly [light: string, dark: string];

const serving: readonly Pair[] = [['#2c8f68', '#3aa77d']];
const transitional: readonly Pair[] = [
  ['#8592a6', '#8f9db3'],
  ['#e39a33', '#efae55'],
  ['#4a7fd4', '#6f9ff0'],
  ['#8d63cb', '#ac88e8'],
];
const failed: readonly Pair[] = [
  ['#a03a70', '#d672a3'],
  ['#cf3f3b', '#f26d66'],
];
/** Neither serving nor at work nor failed. */
const resting: readonly Pair[] = [['#5f6b7a', '#7d8899']];

const isTagged = (status: Status) => lifecycle.tagsOf(status).length > 0;

const groups = [
  [statuses.filter((status) => lifecycle.serves(status)), serving],
  [statuses.filter((status) => lifecycle.hasTag(status, 'transitional')), transitional],
  [statuses.filter((status) => lifecycle.hasTag(status, 'failed')), failed],
  [statuses.filter((status) => !isTagged(status)), resting],
] as const;

const colours = new Map<Status, Pair>(
  groups.flatMap(([members, pairs]) =>
    members.map((status, i): [Status, Pair] => [status, pairs[i % pairs.length] as Pair]),
  ),
);

/** The class of whatever has the colour of a status. */
export const classOf = (status: Status): string => `s-${status.toLowerCase()}`;

/** The colours as custom properties. */
export function colourProperties(scheme: 'light' | 'dark'): string {
  const side = scheme === 'light' ? 0 : 1;
  return [...colours].map(([status, pair]) => `--${classOf(status)}: ${pair[side]};`).join('\n');
}

/** What uses them. */
export const colourRules = [...colours.keys()]
  .map(classOf)
  .map((name) => `.${name} { fill: var(--${name}); background: var(--${name}); }`)
  .join('\n');

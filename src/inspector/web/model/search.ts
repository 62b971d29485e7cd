// What is found by a word: actors, states of the selected one's chart, and events.

import type { MachineChart, NoChart } from '../../../statechart/internal.js';
import { valueText } from '../../journal/index.js';
import { eventName, nameOf } from './names.js';
import type { View } from './store.js';

/** Something that was found. */
export interface Hit {
  readonly type: 'actor' | 'state' | 'event';
  /** An actor's key, or the id of a state. */
  readonly key: string;
  readonly name: string;
  readonly about: string;
  /** For events: the last step in which there was one. */
  readonly seq?: number;
}

/** Of each type. */
const mostHits = 8;

/** Finds what has a text in its name; names that begin with it first. */
export function hitsOf(view: View, chart: MachineChart | NoChart, text: string): readonly Hit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = ({ name }: Hit): number => {
    const at = name.toLowerCase().indexOf(wanted);
    return at < 0 ? Number.POSITIVE_INFINITY : Math.min(at, 1);
  };
  const best = (hits: Iterable<Hit>) =>
    [...hits]
      .filter((hit) => rank(hit) < Number.POSITIVE_INFINITY)
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, mostHits);
  return [...best(actorsIn(view)), ...best(statesIn(chart)), ...best(eventsIn(view))];
}

const actorsIn = ({ actors }: View): Hit[] =>
  [...actors.values()].map((each) => ({
    type: 'actor',
    key: each.key,
    name: nameOf(each),
    about: valueText(each.snapshot?.value),
  }));

const statesIn = (chart: MachineChart | NoChart): Hit[] =>
  'root' in chart
    ? [...chart.states.values()].map(({ id, name, description }) => ({
        type: 'state',
        key: id,
        name: id || name,
        about: description,
      }))
    : [];

/** One for each name. */
function eventsIn({ steps, actors }: View): Iterable<Hit> {
  const last = new Map<string, Hit>();
  for (const { kind, key, seq, event } of steps) {
    const actor = actors.get(key);
    if (kind !== 'event' || !event) continue;
    const name = eventName(event.type);
    last.set(name, { type: 'event', key, name, about: actor ? `to ${nameOf(actor)}` : '', seq });
  }
  return last.values();
}

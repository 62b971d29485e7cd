// The lifecycle as anybody would write it down: a switch over names, and one over numbers, which V8
// compiles to jumps. The chart writes them, so there is no second list of transitions to keep.

import { type EventName, type Kind, type StateName, step } from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life, table } from './lives.js';

type Next<S, E, K> = (state: S, event: E, kind: K) => S;

/** The text of a switch, with what stands for a state, an event and a kind in it. */
function sourceOf(
  stateAt: (s: number) => string,
  eventAt: (e: number) => string,
  kindAt: (k: number) => string,
): string {
  const endOf = (s: number, e: number): string | undefined => {
    const ends = table.kinds.map((_, k) => Math.max(step(table, k, s, e), -1));
    const [first = -1] = ends;
    const otherKinds = ends.flatMap((end, k) =>
      end === first ? [] : [`if (kind === ${kindAt(k)}) return ${stateAt(end < 0 ? s : end)};`],
    );
    if (first < 0 && otherKinds.length === 0) return undefined;
    return `${otherKinds.join(' ')} return ${stateAt(first < 0 ? s : first)};`;
  };
  const cases = table.states.map((_, s) => {
    const inner = table.events.flatMap((_event, e) => {
      const end = endOf(s, e);
      return end ? [`case ${eventAt(e)}: ${end}`] : [];
    });
    return `case ${stateAt(s)}: switch (event) { ${inner.join('\n')} } return state;`;
  });
  return `switch (state) { ${cases.join('\n')} } return state;`;
}

const compiled = <S, E, K>(source: string) =>
  new Function('state', 'event', 'kind', source) as Next<S, E, K>;

/** A switch over strings. */
export function namesSwitch(lives: readonly Life[]): Contender {
  const text = (names: readonly string[]) => (index: number) => JSON.stringify(names[index]);
  const next = compiled<StateName, EventName, Kind>(
    sourceOf(text(table.states), text(table.events), text(table.kinds)),
  );
  const first = table.states[table.initial] as StateName;
  return contend(lives, {
    name: 'switch over names',
    run: () =>
      lives.map(({ kind, events }) => {
        let state = first;
        for (let i = 0; i < events.length; i++) state = next(state, events[i] as EventName, kind);
        return state;
      }),
    trace: () =>
      lives.flatMap(({ kind, events }) => {
        let state = first;
        return events.map((event) => {
          state = next(state, event, kind);
          return state;
        });
      }),
  });
}

/** A switch over small integers. */
export function numbersSwitch(lives: readonly Life[]): Contender {
  const next = compiled<number, number, number>(sourceOf(String, String, String));
  const nameOf = (state: number) => table.states[state] as StateName;
  const coded = lives.map(({ kind, codes }) => ({ kind: table.kinds.indexOf(kind), codes }));
  return contend(lives, {
    name: 'switch over numbers',
    run: () =>
      coded.map(({ kind, codes }) => {
        let state = table.initial;
        for (let i = 0; i < codes.length; i++) state = next(state, codes[i] as number, kind);
        return nameOf(state);
      }),
    trace: () =>
      coded.flatMap(({ kind, codes }) => {
        let state = table.initial;
        return Array.from(codes, (code) => {
          state = next(state, code, kind);
          return nameOf(state);
        });
      }),
  });
}

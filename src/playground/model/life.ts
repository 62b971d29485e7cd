// What happens to the instance by the moves that people made and the plan: a pure function of the two.

import type { AnyMachineSnapshot } from 'xstate';
import {
  type EventName,
  eventNames,
  type Kind,
  lifecycleOf,
  type Mover,
  moverOf,
  type StateName,
  situationOf,
} from '../../../machines/index.js';
import { drawPhase, type Plan } from '../../plan/index.js';
import { advance, begin, stateOf, takenEdges } from '../../prove/internal.js';
import { phaseStreams } from '../../simulator/internal.js';
import type { Chart } from './chart.js';
import type { Move } from './state.js';

/** Something that happened, or was refused. */
export interface LifeEntry {
  /** Milliseconds since birth. */
  readonly atMs: number;
  readonly event: string;
  /** Whether people sent it, or the plan let it happen. */
  readonly by: 'you' | 'plan';
  readonly from: string;
  readonly to: string;
  readonly serving: boolean;
  /** The name of the edge that was taken. */
  readonly edge?: string;
  /** Why nothing happened. */
  readonly refused?: string;
}

/** An instance, from its birth until now. */
export interface Life {
  readonly entries: readonly LifeEntry[];
  readonly nowMs: number;
  readonly snapshot: AnyMachineSnapshot;
  readonly state: string;
  /** When it entered its state, in milliseconds since birth. */
  readonly sinceMs: number;
  /** What the plan will let happen next. */
  readonly due?: Due;
  /** Why time does not go on. */
  readonly stuck?: string;
}

interface Due {
  readonly event: EventName;
  readonly atMs: number;
}

/** How an instance begins, and what drives it. */
export interface Setting {
  readonly kind: Kind;
  readonly plan: Plan;
  readonly seed: number;
}

/** More than this can happen in a changed chart that goes round and round; nobody reads on. */
const mostEntries = 1000;

/** Plays the moves. The same setting and moves make the same life as `simulate` makes of them. */
export function lifeOf(chart: Chart, setting: Setting, moves: readonly Move[]): Life {
  const life = new LivingInstance(chart, setting);
  for (const move of moves) {
    if (move.type === 'event') life.send(move.event, 'you');
    else life.pass(move.durationMs);
  }
  return life.told();
}

/** Who causes an event; one that people made up is the platform's. */
export const moverOfAny = (event: string): Mover => (isKnown(event) ? moverOf(event) : 'platform');

/** The events that an instance takes where it is. */
export const takenFrom = ({ machine, events }: Chart, snapshot: AnyMachineSnapshot) =>
  events.flatMap((event) => {
    const [edge] = takenEdges(machine, snapshot, { type: event });
    return edge ? [{ event, edge }] : [];
  });

const isKnown = (event: string): event is EventName =>
  (eventNames as readonly string[]).includes(event);

class LivingInstance {
  readonly #chart: Chart;
  readonly #setting: Setting;
  readonly #randoms: ReturnType<typeof phaseStreams>;
  readonly #entries: LifeEntry[] = [];
  #snapshot: AnyMachineSnapshot;
  #nowMs = 0;
  #sinceMs = 0;
  #due: Due | undefined;
  #stuck: string | undefined;

  constructor(chart: Chart, setting: Setting) {
    const { kind, seed } = setting;
    this.#chart = chart;
    this.#setting = setting;
    this.#randoms = phaseStreams(seed);
    this.#snapshot = begin(chart.machine, { name: kind, input: { kind } });
    this.#beginPhase();
  }

  told(): Life {
    return {
      entries: this.#entries,
      nowMs: this.#nowMs,
      snapshot: this.#snapshot,
      state: stateOf(this.#snapshot),
      sinceMs: this.#sinceMs,
      ...(this.#due && { due: this.#due }),
      ...(this.#stuck !== undefined && { stuck: this.#stuck }),
    };
  }

  pass(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    while (this.#due && this.#due.atMs <= untilMs) {
      if (this.#entries.length >= mostEntries) {
        this.#stuck = `Time stands still after ${mostEntries} events: the chart goes round and round.`;
        return;
      }
      const { event, atMs } = this.#due;
      this.#nowMs = atMs;
      this.send(event, 'plan');
    }
    this.#nowMs = untilMs;
  }

  send(event: string, by: LifeEntry['by']): void {
    const { machine, names } = this.#chart;
    const before = this.#snapshot;
    const from = stateOf(before);
    const [edge] = takenEdges(machine, before, { type: event });
    if (edge) {
      this.#snapshot = advance(machine, before, { type: event });
      if (stateOf(this.#snapshot) !== from) this.#sinceMs = this.#nowMs;
      this.#beginPhase();
    } else if (by === 'plan') this.#due = undefined;
    const name = edge && names.get(edge);
    this.#entries.push({
      atMs: this.#nowMs,
      event,
      by,
      from,
      to: stateOf(this.#snapshot),
      serving: this.#snapshot.hasTag('serving'),
      ...(name === undefined ? { refused: this.#refusal(event, from) } : { edge: name }),
    });
  }

  #beginPhase(): void {
    const state = stateOf(this.#snapshot) as StateName;
    const random = this.#randoms.get(state);
    const drawn = random && drawPhase(this.#setting.plan, state, random);
    this.#due = drawn && { event: drawn.outcome, atMs: this.#nowMs + drawn.durationMs };
  }

  #refusal(event: string, state: string): string {
    const situation = situationOf(this.#setting.kind, state as StateName);
    const refusal = isKnown(event)
      ? lifecycleOf(this.#chart.machine).refusal(event, situation)
      : undefined;
    return refusal?.message ?? `${state} has no edge for ${event}`;
  }
}

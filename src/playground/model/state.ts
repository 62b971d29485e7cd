// The state of the playground as plain data, and what people do to it. All else on the page follows from it.

import { type Kind, kinds } from '../../../machines/index.js';
import { type PresetName, presets } from '../../plan/index.js';
import { longestMs } from '../../plan/internal.js';
import { defaultSeed } from '../../random/index.js';
import { ChangeError, chartWith } from './chart.js';

/** What people let happen: an event, or that time passes. */
export type Move =
  | { readonly type: 'event'; readonly event: string }
  | { readonly type: 'pass'; readonly durationMs: number };

/** The state of the page. */
export interface PlayState {
  readonly kind: Kind;
  /** The name of a preset, or a plan as JSON. */
  readonly plan: string;
  readonly seed: number;
  /** What is different in the machine, as `alterMachine` takes it. */
  readonly changes: readonly string[];
  readonly moves: readonly Move[];
  /** The claim whose way the chart shows; without one it shows the instance. */
  readonly claim?: string;
}

/** What people do. */
export type Act =
  | { readonly type: 'choose'; readonly choice: Partial<Pick<PlayState, 'kind' | 'plan' | 'seed'>> }
  | { readonly type: 'move'; readonly move: Move }
  | { readonly type: 'undo' }
  | { readonly type: 'change'; readonly change: string }
  | { readonly type: 'mend'; readonly change: string }
  | { readonly type: 'look'; readonly claim: string | undefined }
  | { readonly type: 'follow'; readonly kind: Kind; readonly events: readonly string[] }
  | { readonly type: 'startAgain' };

/** How many moves there can be: more make no address that can be sent. */
export const mostMoves = 500;

/** The names of the plans that need not be written. */
export const planNames = Object.keys(presets) as readonly PresetName[];

/** How the page begins: an instance that lives by itself, as fast as one can watch. */
export const fresh: PlayState = {
  kind: kinds[1],
  plan: planNames.find((name) => name === 'demo') ?? (planNames[0] as PresetName),
  seed: defaultSeed,
  changes: [],
  moves: [],
};

/** What becomes of the state by what people do. */
export function after(state: PlayState, act: Act): PlayState {
  const { claim, ...rest } = state;
  switch (act.type) {
    case 'choose':
      return { ...state, ...act.choice };
    case 'move':
      return { ...rest, moves: joined(state.moves, act.move) };
    case 'undo':
      return { ...rest, moves: state.moves.slice(0, -1) };
    case 'change':
      return { ...rest, changes: [...new Set([...state.changes, act.change])] };
    case 'mend':
      return mended(rest, act.change);
    case 'look':
      return act.claim === undefined ? rest : { ...rest, claim: act.claim };
    case 'follow':
      return {
        ...rest,
        kind: act.kind,
        moves: act.events.map((event) => ({ type: 'event', event })),
      };
    case 'startAgain':
      return fresh;
  }
}

/** Takes a change back, and with it what was possible by it only: later changes, and moves. */
function mended(state: PlayState, change: string): PlayState {
  const changes: string[] = [];
  for (const each of state.changes) {
    if (each !== change && canBe([...changes, each])) changes.push(each);
  }
  const { events } = chartWith(changes);
  const moves = state.moves.filter((move) => move.type === 'pass' || events.includes(move.event));
  return { ...state, changes, moves };
}

function canBe(changes: readonly string[]): boolean {
  try {
    chartWith(changes);
    return true;
  } catch (error) {
    if (error instanceof ChangeError) return false;
    throw error;
  }
}

/** Two times that pass one after the other are one. */
function joined(moves: readonly Move[], move: Move): readonly Move[] {
  const last = moves.at(-1);
  if (last?.type === 'pass' && move.type === 'pass') {
    const durationMs = Math.min(last.durationMs + move.durationMs, longestMs);
    return [...moves.slice(0, -1), { type: 'pass', durationMs }];
  }
  return moves.length < mostMoves ? [...moves, move] : moves;
}

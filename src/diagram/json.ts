// The configuration of the machine as XState 5 takes it, `createMachine(JSON.parse(text))`, and as Stately's
// editor imports it. Guards are functions, which JSON cannot hold: for one kind of instance they are decided, and
// what is left runs as it is; for all kinds it says how to rebuild them.

import { type Kind, kindNames } from '../../machines/index.js';
import type { DiagramModel } from './model.js';
import { remarksOn } from './wording.js';

/**
 * Renders a diagram model as the JSON of its XState configuration.
 *
 * @param model - what to draw
 * @param kind - decides the guards; without it they stay names
 * @throws TypeError when the machine holds a function, apart from its context: it would get lost
 */
export function renderJson(model: DiagramModel, kind?: Kind): string {
  const { config } = model.machine;
  const { id, initial, states } = config;
  const description = [
    ...(kind === undefined ? missingGuards : decidedFor(kind)),
    config.description ?? '',
    ...remarksOn(model),
  ].join('\n');
  const meta = {
    kinds: kindNames,
    guards: Object.fromEntries(
      model.guards.map(({ name, meaning, kinds }) => [name, { meaning, kinds }]),
    ),
  };
  const document =
    kind === undefined
      ? { description, id, initial, meta, states }
      : { description, id, initial, context: { kind }, states: decided(states, model, kind) };
  return `${JSON.stringify(document, withoutLoss, 2)}\n`;
}

const howTaken =
  "XState makes a machine of it with createMachine(JSON.parse(text)); Stately's editor imports it as code, put between createMachine( and ).";

/** First of all what keeps it from running. */
const missingGuards = [
  'It does not run as it is: JSON cannot hold functions. The guards are named; provide them as functions of context.kind, which hold for the kinds that the meta of the machine lists. The context, which holds the kind given as input, is left out: add it as "context": { "kind": "ha" }. Written for one kind (diagram --format json --kind ha) it needs neither.',
  howTaken,
];

const decidedFor = (kind: Kind): string[] => [
  `It runs as it is, for instances of the kind ${kind}: their guards are decided, and edges that they never take are left out.`,
  howTaken,
];

/** The states with the edges that one kind takes, without guards. */
function decided(states: unknown, { guards }: DiagramModel, kind: Kind): unknown {
  const holds = (edge: Edge) =>
    guards.find(({ name }) => name === edge.guard)?.kinds.includes(kind) ?? true;
  const edgesOf = (edges: Edge | readonly Edge[]): Edge | undefined => {
    // The first whose guard holds hides those after it.
    const { guard: _, ...edge } = [edges].flat().find(holds) ?? {};
    return Object.keys(edge).length > 0 ? edge : undefined;
  };
  const stateOf = ({ on, states: inner, ...rest }: State): State => ({
    ...rest,
    ...(on && { on: mapped(on, edgesOf) }),
    ...(inner && { states: mapped(inner, stateOf) }),
  });
  return mapped(states as Readonly<Record<string, State>>, stateOf);
}

interface Edge {
  readonly guard?: string;
}

interface State {
  readonly on?: Readonly<Record<string, Edge | readonly Edge[] | undefined>>;
  readonly states?: Readonly<Record<string, State>>;
}

function mapped<In, Out>(
  all: Readonly<Record<string, In>>,
  change: (value: NonNullable<In>) => Out,
): Record<string, Out> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => {
      const changed = value == null ? undefined : change(value as NonNullable<In>);
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

function withoutLoss(key: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  throw new TypeError(`cannot render the chart as JSON: ${key} is a function; name it instead`);
}

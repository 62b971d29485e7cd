// The words that every format shares: the label of an edge, what it says in a sentence, and the
// remarks on what a drawing of states and arrows leaves out.

import { kinds } from '../../machines/index.js';
import {
  type DiagramEdge,
  type DiagramGuard,
  type DiagramModel,
  withStatesInside,
} from './model.js';

/** The event, and in brackets what it needs: `fail [isSingle]`. */
export function labelOf({ event, condition }: DiagramEdge): string {
  return condition ? `${event} [${condition}]` : event;
}

/** The source of an edge: its pages, and what they leave open. */
export function sourceOf({ certainty, provenance }: DiagramEdge): string {
  const pages = provenance.pages.length > 0 ? ` (${provenance.pages.join(', ')})` : '';
  const reason = provenance.assumed ?? provenance.inferred;
  return `${certainty}${pages}${reason ? `: ${reason}` : ''}`;
}

/** An edge in words, with who causes it, for whom it holds and where it comes from. */
export function sentenceOf(edge: DiagramEdge): string {
  const { from, to, mover, kinds: some, description } = edge;
  const who = some.length === kinds.length ? '' : `; ${kindsInWords(some)} only`;
  const step = `${from}, on ${labelOf(edge)}, ${from === to ? 'stays' : 'becomes'} ${to}`;
  return `${step} (${mover}${who}). ${description} ${capital(sourceOf(edge))}.`;
}

/** A guard in words that follow its name, with the kinds that it lets through. */
export function guardInWords({ meaning, kinds: some }: DiagramGuard): string {
  return `holds if ${meaning}: ${kindsInWords(some)}`;
}

/** Kinds by name, or that it is all or none of them. */
export function kindsInWords(some: readonly string[]): string {
  if (some.length === kinds.length) return 'all kinds';
  return some.length === 0 ? 'no kind' : some.join(', ');
}

/**
 * What states and edges leave out in every format, one remark a line.
 *
 * @param model - what to draw
 */
export function remarksOn(model: DiagramModel): string[] {
  const composites = withStatesInside(model.root).filter(({ name, initial }) => name && initial);
  return [
    `An instance gets its kind when it is created and keeps it: ${kinds.join(', ')}. Guards are predicates on the kind and on nothing else.`,
    ...composites.map(
      ({ name }) =>
        `A step from ${name} holds in all the states inside it, unless one of them has its own for the same event.`,
    ),
    'Requests wait for an operator, outcomes are reported by the platform. The chart says neither how long that takes nor how likely each outcome is.',
  ];
}

/** What is left out where there are states and steps only. */
export const remarkOnRefusals =
  'A request without a step is refused with an error code, which the markdown format lists; an outcome without a step changes nothing.';

/** What a drawing leaves out on top of that, and what its brackets mean. */
export function remarksOnDrawing(model: DiagramModel): string[] {
  return [
    remarkOnRefusals,
    ...model.guards.map((guard) => `[${guard.name}] ${guardInWords(guard)}.`),
    ...(model.edges.some(({ condition }) => condition === 'else')
      ? ['[else] holds for the kinds that the guards before it leave.']
      : []),
  ];
}

/** The text with a capital letter at the start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Rules and exceptions that are in force: a list of them, and how one is added, taken back, and put in force again.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Loaded, Refusal, useAsking, usePage } from '../frame/index.js';
import { momentWords } from '../words/index.js';

/** A rule or an exception as the control plane shows it: what it is, and what has become of it. */
interface Shown {
  readonly id: string;
  readonly left?: number;
  readonly until?: string;
}

/** Until when a rule or an exception is in force, or that it was. */
export function endWords({ until, over }: { readonly until?: string; readonly over?: true }) {
  if (over) return ' · over';
  return until === undefined ? '' : ` · until ${momentWords(Date.parse(until))}`;
}

/**
 * What a rule or an exception is made of again: what is left of it, or all of it when nothing is.
 *
 * @param nowMs - the service's time; undefined while it is not known
 */
export function madeAgain(
  { id: _, left, until, ...shown }: Shown,
  nowMs: number | undefined,
): object {
  const { seen, hits, used, over, ...body } = shown as Record<string, unknown>;
  const limit = ['times', 'uses'].find((key) => key in body);
  const leftMs =
    until === undefined || nowMs === undefined ? 0 : Math.ceil(Date.parse(until) - nowMs);
  return {
    ...body,
    ...(limit && left ? { [limit]: left } : {}),
    ...(leftMs > 0 && { for: `${leftMs}ms` }),
  };
}

/**
 * Changes what is in force.
 *
 * @param path - where the control plane takes it
 * @param onDone - called after each change
 */
export function useInForce(path: '/faults' | '/plan/overrides', onDone: () => void) {
  const { api, say, fleet } = usePage();
  const { busy, why, ask } = useAsking(say);
  const [removed, setRemoved] = useState<Shown>();
  const send = (method: string, to: string, body?: unknown) =>
    ask(async () => {
      await api.control(method, to, body);
      onDone();
    });
  const add = (body: object) => send('POST', path, body);
  const remove = async (shown: Shown) => {
    if (await send('DELETE', `${path}/${shown.id}`)) setRemoved(shown);
  };
  const undo = removed && (
    <p class="undo">
      Taken back.
      <button
        type="button"
        class="quiet"
        onClick={async () => {
          if (await add(madeAgain(removed, fleet.nowMs()))) setRemoved(undefined);
        }}
      >
        Undo
      </button>
    </p>
  );
  return { busy, why, send, add, remove, undo };
}

interface InForceProps<One> {
  readonly loaded: Loaded<readonly One[]>;
  /** What is said where there is none. */
  readonly none: string;
  readonly onRemove: (one: One) => void;
  readonly children: (one: One) => ComponentChildren;
}

/** What is in force, each with a button that takes it back. */
export function InForce<One extends Shown>({
  loaded,
  none,
  onRemove,
  children,
}: InForceProps<One>) {
  if (loaded.is === 'refused') return <Refusal why={loaded.why} />;
  if (loaded.is !== 'there') return null;
  if (loaded.value.length === 0) return <p class="none">{none}</p>;
  return (
    <ul class="rules">
      {loaded.value.map((each) => (
        <li key={each.id}>
          {children(each)}
          <button type="button" class="quiet" onClick={() => onRemove(each)}>
            Remove
          </button>
        </li>
      ))}
    </ul>
  );
}

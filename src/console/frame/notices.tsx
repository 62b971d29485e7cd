// Lines that come and go, and the one live region of the page, which is there and empty from the start.

import { useCallback, useRef, useState } from 'preact/hooks';
import type { Environment } from '../environment.js';
import { Icon } from './icon.js';

/** A line. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'success' | 'error';
  /** The instance that it speaks of. */
  readonly about?: string | undefined;
}

/** How long a line stays, in milliseconds: refusals take longer to read. */
const staysMs = { success: 5000, error: 12_000 };

/** Keeps the lines that are shown. */
export function useNotices({ after }: Environment) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: number) => setNotices((all) => all.filter((n) => n.id !== id)), []);
  const add = useCallback(
    (text: string, tone: Notice['tone'], about?: string) => {
      const id = ++count.current;
      setNotices((all) => [...all.slice(-2), { id, text, tone, about }]);
      after(staysMs[tone], () => drop(id));
    },
    [after, drop],
  );
  const dropAbout = useCallback(
    (about: string) => setNotices((all) => all.filter((each) => each.about !== about)),
    [],
  );
  return { notices, add, drop, dropAbout };
}

/** The lines. */
export function Notices(props: {
  readonly notices: readonly Notice[];
  readonly onDrop: (id: number) => void;
}) {
  return (
    <section class="notices" aria-label="Notices">
      {props.notices.map(({ id, text, tone }) => (
        <div key={id} class={`notice tone-${tone}`}>
          <span class="status-shape">
            <Icon name={tone === 'success' ? 'check' : 'cross'} />
          </span>
          <span class="notice-text">{text}</span>
          <button type="button" class="quiet" onClick={() => props.onDrop(id)}>
            Dismiss
          </button>
        </div>
      ))}
    </section>
  );
}

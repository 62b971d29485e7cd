// The top of the page, with what can be done to all of it: send its address, and start again.

import { useState } from 'preact/hooks';
import type { Environment } from '../environment.js';
import type { Act } from '../model/state.js';

interface Props {
  readonly environment: Environment;
  readonly act: (act: Act) => void;
  /** What was wrong with the address that the page was opened with. */
  readonly wrong: string | undefined;
}

/** The header, and a line where the address was wrong. */
export function Top({ environment, act, wrong }: Props) {
  const [copied, setCopied] = useState('');
  return (
    <>
      <header class="top">
        <h1>
          <Sign /> Lifecycle playground
        </h1>
        <p class="quiet-words tagline">
          A managed Redis instance as one statechart. Only <code>RUNNING</code> serves: try it,
          break it, see it proven.
        </p>
        <div class="top-buttons">
          <button
            type="button"
            onClick={async () =>
              setCopied(
                (await environment.copy(environment.address()))
                  ? 'Copied.'
                  : 'Copy the address of this page: all is in it.',
              )
            }
          >
            Copy link
          </button>
          <button type="button" onClick={() => act({ type: 'startAgain' })}>
            Start again
          </button>
          <span role="status" class="quiet-words">
            {copied}
          </span>
        </div>
      </header>
      {wrong !== undefined && (
        <p class="refusal wrong-address" role="alert">
          The address says something else than this page knows, so it starts afresh: {wrong}
        </p>
      )}
    </>
  );
}

const Sign = () => (
  <svg viewBox="0 0 32 32" class="sign" aria-hidden="true">
    <rect width="32" height="32" rx="8" />
    <circle cx="10" cy="16" r="4" />
    <circle cx="23" cy="9" r="3" />
    <circle cx="23" cy="23" r="3" />
    <path d="M13.500 14.500 20.500 10.500M13.500 17.500 20.500 21.500" />
  </svg>
);

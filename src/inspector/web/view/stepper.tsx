// Back and forth through what happened: buttons, and the arrow keys while one of them has the focus.

import type { Store, View } from '../model/store.js';

/** The controls of the moment that is looked at. */
export function Stepper({ store, view }: { store: Store; view: View }) {
  const { walk: steps, step, following } = view;
  const index = step ? steps.indexOf(step) : -1;
  const goTo = (to: number) => {
    const target = steps[Math.max(0, Math.min(to, steps.length - 1))];
    if (target) store.goTo(target.seq);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => goTo(index - 1),
      ArrowRight: () => goTo(index + 1),
      Home: () => goTo(0),
      End: () => store.goTo(undefined),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const none = steps.length === 0;
  return (
    <div class="stepper" role="toolbar" aria-label="Moment" onKeyDown={onKeyDown}>
      <Button label="First step" path="M4 3v10M13 3L6 8l7 5z" off={none} act={() => goTo(0)} />
      <Button label="Step back" path="M11 3L4 8l7 5z" off={none} act={() => goTo(index - 1)} />
      <Button label="Step forward" path="M5 3l7 5-7 5z" off={none} act={() => goTo(index + 1)} />
      <button
        type="button"
        class="live"
        aria-pressed={following}
        onClick={() => store.goTo(following ? step?.seq : undefined)}
      >
        <span class="lamp" aria-hidden="true" />
        Live
      </button>
      <output>{none ? 'no steps' : `step ${index + 1} of ${steps.length}`}</output>
    </div>
  );
}

function Button(props: { label: string; path: string; off: boolean; act: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.off}
      onClick={props.act}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={props.path} />
      </svg>
    </button>
  );
}

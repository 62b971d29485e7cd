// What is said to people who do not see the page: the connection, and where the selected actor is now.
// At most once a second, and only what holds by then.

import type { Clock } from '../../../time/index.js';
import { valueText } from '../../journal/index.js';
import { nameOf } from '../model/names.js';
import type { Store } from '../model/store.js';

const pauseMs = 1_000;

/** Speaks through an element that is a polite live region. */
export function tellNews(store: Store, place: Element, clock: Clock): void {
  let said = '';
  let isWaiting = false;
  const say = () => {
    isWaiting = false;
    const { connection, selected } = store.view();
    const state = selected && valueText(selected.snapshot?.value);
    const text =
      connection === 'lost'
        ? 'The inspector has lost its connection and tries again.'
        : selected && state
          ? `${nameOf(selected)} is in ${state}.`
          : '';
    if (text !== said) place.textContent = text;
    said = text;
  };
  store.subscribe(() => {
    if (isWaiting) return;
    isWaiting = true;
    clock.setTimeout(say, pauseMs);
  });
}

// Where the clock stands goes to the keeper with every change, so that a service that comes back goes on
// from there: time does not go back, whatever happened to the clock of the machine in between.

import type { Change, Keeper, SettingRecord } from './store/index.js';

/** Adds to every commit how the clock stands, unless the commit is about the clock itself. */
export function withClock(keeper: Keeper, clockNow: () => SettingRecord | undefined): Keeper {
  const isClock = ({ table, id }: Change, clock: SettingRecord) =>
    table === 'settings' && id === clock.id;
  return {
    ...(keeper.name !== undefined && { name: keeper.name }),
    load: () => keeper.load(),
    commit(changes) {
      const clock = clockNow();
      const isKnown = !clock || changes.some((each) => isClock(each, clock));
      keeper.commit(
        isKnown ? changes : [...changes, { table: 'settings', id: clock.id, record: clock }],
      );
    },
    check: () => keeper.check?.(),
    close: () => keeper.close(),
  };
}

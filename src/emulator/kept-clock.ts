// Where the clock stands goes to the persistence with every change, so that a service that comes back goes on
// from there: time does not go back, whatever happened to the clock of the machine in between.

import type { Change, Persistence, SettingRecord } from './store/index.js';

/** Adds to every commit how the clock stands, unless the commit is about the clock itself. */
export function withClock(
  persistence: Persistence,
  clockNow: () => SettingRecord | undefined,
): Persistence {
  const isClock = ({ table, id }: Change, clock: SettingRecord) =>
    table === 'settings' && id === clock.id;
  return {
    ...(persistence.name !== undefined && { name: persistence.name }),
    load: () => persistence.load(),
    commit(changes) {
      const clock = clockNow();
      const isKnown = !clock || changes.some((each) => isClock(each, clock));
      persistence.commit(
        isKnown ? changes : [...changes, { table: 'settings', id: clock.id, record: clock }],
      );
    },
    check: () => persistence.check?.(),
    close: () => persistence.close(),
  };
}

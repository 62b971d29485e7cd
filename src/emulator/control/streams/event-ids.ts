// Ids of live events: the name of a numbering, and the number of the event in it. A service that keeps
// nothing numbers anew after a restart, and a reader that comes back must not take the new for the old.

/**
 * Where a reader is to go on that has seen an event.
 *
 * @param run - the name of the present numbering
 * @param lastId - what the reader has seen last, as it says
 * @returns the number of the last event of this numbering that it has; 0 when it has none
 */
export function placeAfter(run: string, lastId: string): number {
  const [of, number] = lastId.split('.');
  const place = of === run ? Number(number) : 0;
  return Number.isSafeInteger(place) && place >= 0 ? place : 0;
}

/** The id of an event. */
export const eventId = (run: string, number: number): string => `${run}.${number}`;

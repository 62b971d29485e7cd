// What is asked, and where: said once on standard error, so that a wrong project or address is seen.

import type { CallOptions, Instances, ProjectUrl } from '../../client/index.js';
import { onOneLine } from '../environment/failures.js';

/** Says where a command asks, as soon as that is known. */
export interface Announcement {
  /** Finds out where, and says it unless it was said before. */
  announce(options: CallOptions): Promise<void>;
  /** The project and its service in words, such as for a complaint; empty until it is known. */
  place(): string;
}

/**
 * Begins with nothing said.
 *
 * @param say - writes a line on standard error
 * @param said - what it says, given the address of the list
 */
export function announcement(
  instances: Instances,
  say: (line: string) => void,
  said: (url: string) => string,
): Announcement {
  let where: ProjectUrl | undefined;
  return {
    async announce(options) {
      if (where) return;
      const found = await instances.where(options);
      where = found;
      say(onOneLine(said(found.url)));
    },
    place: () => (where ? `in project ${where.projectId} at ${where.base}` : ''),
  };
}

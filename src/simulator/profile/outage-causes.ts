// What begins outages, by the names that the exact answer and the simulation both use.

import { type EventName, isRequest } from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';

/** What begins with the birth of an instance. */
export const creationCause = 'creation';

/** Names what ended service: a request, or an outcome such as a `fault`. */
export const outageCauseOf = (event: EventName): string =>
  isRequest(event) ? event : outcomeNouns[event];

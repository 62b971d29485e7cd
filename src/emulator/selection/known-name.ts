// A name out of many, such as that of an operation. One that nobody knows is refused with those that
// were probably meant, because the whole list would fill the screen.

import { z } from 'zod';
import { expected } from '../../plan/index.js';
import { nearestNames } from './nearest-names.js';

/**
 * The schema of a name.
 *
 * @param what - what is named, without an article
 * @param all - the names that are known
 * @param ask - where to find them, for a name that is like none of them
 */
export function knownName(what: string, all: readonly string[], ask: string): z.ZodType<string> {
  return z
    .string({ error: ({ input }) => expected(`an ${what}`, input) })
    .superRefine((text, context) => {
      if (all.includes(text)) return;
      const near = nearestNames(text.slice(0, 100), all);
      const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : ask;
      const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
      context.addIssue({ code: 'custom', message: `unknown ${what} ${shown}; ${hint}` });
    });
}

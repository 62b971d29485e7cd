// A name out of many, such as that of an operation. An unknown one is refused with those that
// were probably meant, because the whole list would fill the screen.

import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { expected } from '../../plan/internal.js';

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

/** Whether `pattern`, in which `*` stands for any characters, fits the whole of `name`. */
export function nameMatches(pattern: string, name: string): boolean {
  let [p, n] = [0, 0];
  // The last star, and how much of the name it stands for so far.
  let [star, eaten] = [-1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') {
      [star, eaten] = [p, n];
      p++;
    } else if (pattern[p] === name[n]) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      eaten++;
      n = eaten;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How many names are suggested at most. */
const mostSuggestions = 3;

/** The known names that are most like `wrong`, the most alike first; none when all are far off. */
export function nearestNames(wrong: string, known: readonly string[]): string[] {
  const lower = wrong.toLowerCase();
  return known
    .map((name) => ({ name, far: distance(lower, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, name.length / 2))
    .sort((a, b) => a.far - b.far)
    .slice(0, mostSuggestions)
    .map(({ name }) => name);
}

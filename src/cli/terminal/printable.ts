// Text from outside, made safe for a terminal: names, ids and statuses come from a server.

import { onOneLine } from '../environment/failures.js';
import { widthOf } from './layout.js';

/** What moves the cursor, hides, or turns text around; each as JSON may write it. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** JSON that means the same, and whose strings cannot control the terminal. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(unprintable, (found) =>
    found === '\n' ? found : [...escapes(found)].join(''),
  );
}

function* escapes(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    yield `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
}

/** A text in at most so many columns of a terminal. */
export function cut(text: string, columns: number): string {
  const safe = onOneLine(text);
  if (widthOf(safe) <= columns) return safe;
  let short = '';
  let width = 1;
  for (const char of safe) {
    width += widthOf(char);
    if (width > columns) break;
    short += char;
  }
  return `${short}…`;
}

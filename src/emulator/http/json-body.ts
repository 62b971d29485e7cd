// A request's body as JSON: not too deep, and nothing in it that could do harm further on.

import { jsonDepth } from '../../plan/internal.js';
import { DcsError } from '../../protocol/index.js';

/** How deep JSON may be nested. */
export const deepestNesting = 64;

/**
 * Reads JSON. Keys such as `__proto__` are dropped: no client means them.
 *
 * @param encoding - gives the header of that name, which is asked for only when the text cannot be read
 * @returns undefined for a body without anything in it
 * @throws DcsError DCS.4005 when it is not JSON or not UTF-8, nested too deeply, or has control
 *   characters in a text
 */
export function parseJson(text: string, encoding?: () => string | null): unknown {
  if (text.trim() === '') return undefined;
  if (jsonDepth(text) > deepestNesting) throw invalid(`nested deeper than ${deepestNesting}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(whyNone(text, encoding?.() ?? ''), error);
  }
  const isPlain = !unusual.test(text);
  if (!isPlain && (/\\[bfu]/.test(text) || unreadable.test(text))) requireReadable(value);
  const hasPrototypes = text.includes('__proto__') || (!isPlain && text.includes('\\u'));
  return hasPrototypes ? withoutPrototypes(value) : value;
}

/** Whether a text has escapes, or anything that is not ASCII and visible. Most bodies have neither. */
const unusual = /[^\t\n\r -[\]-~]/;

/** Others, such as `utf-8`, are no packing, though clients send them. */
const packings = /\b(gzip|deflate|compress|br|zstd)\b/i;

/** Why a text is no JSON. What is not UTF-8 has been read all the same. */
function whyNone(text: string, encoding: string): string {
  if (packings.test(encoding)) return `it is packed with ${encoding}; send it as it is`;
  return /^(\ufffd{2}|.?\0)/.test(text) ? 'it is UTF-16 or UTF-32; send UTF-8' : 'not JSON';
}

/**
 * Line breaks and tabs are for people, other control characters for terminals. The last one stands
 * for bytes that were not UTF-8.
 */
const unreadable = /(?![\t\n\r])\p{Cc}|\p{Cs}|\ufffd/u;

function requireReadable(value: unknown): void {
  if (typeof value === 'string') {
    if (unreadable.test(value)) throw invalid('a text has control characters or is not UTF-8');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      requireReadable(key);
      requireReadable(inner);
    }
  }
}

/** The same without keys that an assignment would take for the prototype. */
function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== 'object' || value === null) return value;
  const safe = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(safe.map(([key, inner]) => [key, withoutPrototypes(inner)]));
}

const invalid = (detail: string, cause?: unknown): DcsError =>
  new DcsError('DCS.4005', { detail: `the body is refused: ${detail}`, cause });

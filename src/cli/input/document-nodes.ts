// Where things are in a YAML document, and what the parser lets pass although it is a mistake.

import { type Document, isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { ValidationIssue } from '../../plan/index.js';

/**
 * Finds the place of an issue: the key or the value that it is about, or the innermost thing around
 * it that exists.
 *
 * @returns the offset in the text
 */
export function offsetOf(document: Document, { path, at }: ValidationIssue): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  path.forEach((step, depth) => {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(step)];
    } else if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      const isLast = depth === path.length - 1;
      node = isLast && at === 'key' ? pair?.key : (pair?.value ?? pair?.key);
    } else {
      node = undefined;
    }
    offset = startOf(node) ?? offset;
  });
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Finds the first key that its mapping has already, or the first alias that stands for nothing. */
export function wrongNode(document: Document): { offset: number; message: string } | undefined {
  let found: { offset: number; message: string } | undefined;
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (seen.has(name)) {
          found = { offset: startOf(key) ?? 0, message: `duplicate key ${JSON.stringify(name)}` };
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined;
      found = {
        offset: startOf(alias) ?? 0,
        message: `there is no anchor &${alias.source} before`,
      };
      return visit.BREAK;
    },
  });
  return found;
}

// Mutants by names that hold when lines move, and the list of those that no test can notice.

import { readFileSync } from 'node:fs';

/** Where the explained survivors are. */
export const listPath = 'test/mutation/equivalent-mutants.md';

/** A mutant's name: its file, the code that it changes, and into what. */
export function nameOf(file, original, replacement) {
  const squeeze = (code) => code.replace(/\s+/g, ' ').trim();
  return `${file}: ${squeeze(original)} → ${squeeze(replacement)}`;
}

/** The code between two places, whose lines and columns count from 1. */
export function cut(source, { start, end }) {
  return source
    .split('\n')
    .slice(start.line - 1, end.line)
    .map((line, i, all) => (i === all.length - 1 ? line.slice(0, end.column - 1) : line))
    .map((line, i) => (i === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
}

/**
 * The entries of the list: `original` → `mutant`: reason, below the name of a file.
 *
 * @throws Error when an entry cannot be read
 */
export function explanationsIn(path = listPath) {
  const entries = [];
  let file = '';
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    file = line.match(/^## (\S+)$/)?.[1] ?? file;
    const entry = line.match(/^- (`+) ?(.+?) ?\1 → (`+) ?(.+?) ?\3: (.+)$/);
    if (entry) entries.push({ file, name: nameOf(file, entry[2], entry[4]) });
    else if (line.startsWith('- ')) throw new Error(`${path}: no entry can be read from: ${line}`);
  }
  return entries;
}

/** What is in a list and not in another; the same name may stand in a list twice. */
export function without(names, others) {
  const left = [...others];
  return names.filter((name) => {
    const index = left.indexOf(name);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

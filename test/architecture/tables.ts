// The tables of docs/architecture.md, as people read them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './cruise.js';

/** The rows of the table whose first column has a title: the text of each cell. */
export function tableOf(title: string): string[][] {
  const lines = readFileSync(join(projectRoot, 'docs/architecture.md'), 'utf8').split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${title} |`));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  return lines.slice(head + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

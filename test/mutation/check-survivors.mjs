// Holds the report of a mutation run against the list of equivalent mutants: fails when a mutant
// survives that the list does not explain, and when the list explains one that does not survive.
//
//   node test/mutation/check-survivors.mjs [REPORT] [LIST]

import { readFileSync } from 'node:fs';

const [
  reportPath = 'reports/mutation/mutation.json',
  listPath = 'test/mutation/equivalent-mutants.md',
] = process.argv.slice(2);

const survived = survivorsIn(JSON.parse(read(reportPath)));
const explained = explanationsIn(read(listPath));
const unexplained = [...survived].filter(([key]) => !explained.has(key));
const stale = [...explained].filter((key) => !survived.has(key));

for (const [key, place] of unexplained) {
  console.error(`survived and not explained: ${place} ${key}`);
}
for (const key of stale) console.error(`explained and not a survivor: ${key}`);
console.log(
  `${survived.size} mutants survived; ${survived.size - unexplained.length} of them are explained in ${listPath}`,
);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;

/** The mutants that no test noticed, under a name that holds when lines move. */
function survivorsIn({ files }) {
  const survivors = new Map();
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { status, location, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const original = cut(source.split('\n'), location);
      const { line, column } = location.start;
      survivors.set(nameOf(file, original, replacement), `${file}:${line}:${column}`);
    }
  }
  return survivors;
}

/** The entries of the list: `original` → `mutant`: reason, below the name of a file. */
function explanationsIn(list) {
  const names = new Set();
  let file = '';
  for (const line of list.split('\n')) {
    file = line.match(/^## (\S+)$/)?.[1] ?? file;
    const entry = line.match(/^- (`+) ?(.+?) ?\1 → (`+) ?(.+?) ?\3: (.+)$/);
    if (entry) names.add(nameOf(file, entry[2], entry[4]));
    else if (line.startsWith('- ')) fail(`${listPath}: no entry can be read from: ${line}`);
  }
  return names;
}

function nameOf(file, original, replacement) {
  const squeeze = (code) => code.replace(/\s+/g, ' ').trim();
  return `${file}: ${squeeze(original)} → ${squeeze(replacement)}`;
}

/** The code between two places, which the report counts from 1. */
function cut(lines, { start, end }) {
  return lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => (index === all.length - 1 ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(`${path}: no such file; npm run mutation writes the report`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

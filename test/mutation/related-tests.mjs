// Which tests reach a source file by their imports, the nearest first.

import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

/** Tests that say nothing about what a source file does: they read the tree, or compile it. */
const aside = /^test\/(architecture|mutation|package|bench)\//;

/** What tests import that need a browser. They come last, and only for what a browser shows. */
const browser = 'test/support/browser/index.ts';
const pages = /^src\/(console|inspector|playground|statechart|ui)\//;

/** What nearly every path has. */
const noWords = new Set(['src', 'test', 'tsx', 'index']);

/** A function that gives the tests related to a file, those first that are likely to notice. */
export async function relatedTests() {
  const tests = readdirSync('test', { recursive: true })
    .map((name) => `test/${name}`.replaceAll('\\', '/'))
    .filter((file) => /\.test\.tsx?$/.test(file) && !aside.test(file))
    .sort();
  const { metafile } = await build({
    stdin: { contents: tests.map((test) => `import './${test}';`).join('\n'), resolveDir: '.' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    logLevel: 'error',
    loader: { '.css': 'empty' },
  });
  const distances = new Map(tests.map((test) => [test, distancesFrom(test, metafile.inputs)]));
  const needsBrowser = (test) => distances.get(test).has(browser);
  const ofPages = tests.filter(
    (test) => needsBrowser(test) && /console|page|inspector|playground/.test(test),
  );
  return (file) => [
    ...tests
      .filter((test) => distances.get(test).has(file) && !needsBrowser(test))
      .map((test) => {
        const found = distances.get(test);
        const near = 2 * nearness(file, test) - found.get(file);
        return { test, near, loads: found.size };
      })
      .sort((a, b) => b.near - a.near || a.loads - b.loads)
      .map(({ test }) => test),
    ...(pages.test(file) ? ofPages : []),
  ];
}

/** How many imports lie between a file and each that it reaches. */
function distancesFrom(start, inputs) {
  const found = new Map([[start, 0]]);
  for (const [file, distance] of found) {
    for (const { path, external } of inputs[file]?.imports ?? []) {
      if (!external && !found.has(path)) found.set(path, distance + 1);
    }
  }
  return found;
}

/** How many words of the file's path the test's path has as well. */
function nearness(file, test) {
  const words = (path) => new Set(path.match(/[a-z]{3,}/g).filter((word) => !noWords.has(word)));
  const theirs = words(test);
  return [...words(file)].filter((word) => theirs.has(word)).length;
}

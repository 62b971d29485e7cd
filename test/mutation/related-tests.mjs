// Which tests reach a source file by their imports, the nearest first.

import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

/** Tests that say nothing about what a source file does: they read the tree, or compile it. */
const aside = /^test\/(architecture|mutation|package|docs|bench)\//;

/** What tests import that need a browser, which costs more than a mutant is worth. */
const browser = 'test/support/browser/index.ts';

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
  const reached = new Map(tests.map((test) => [test, reachable(metafile.inputs, test)]));
  return (file) =>
    tests
      .filter((test) => reached.get(test).has(file) && !reached.get(test).has(browser))
      .map((test) => ({ test, near: nearness(file, test), loads: reached.get(test).size }))
      .sort((a, b) => b.near - a.near || a.loads - b.loads)
      .map(({ test }) => test);
}

function reachable(inputs, from) {
  const found = new Set([from]);
  for (const file of found) {
    for (const { path, external } of inputs[file]?.imports ?? []) if (!external) found.add(path);
  }
  return found;
}

/** How many folders a test shares with the file, and one more for the same name. */
function nearness(file, test) {
  const parts = (path) => path.replace(/^(src|test)\//, '').split('/');
  const [ours, theirs] = [parts(file), parts(test)];
  const name = (path) => path.at(-1).split('.')[0];
  let shared = 0;
  while (shared < ours.length - 1 && ours[shared] === theirs[shared]) shared++;
  return shared + (name(ours) === name(theirs) ? 1 : 0);
}

// Hooks with which Node imports TypeScript: `./x.js` is `./x.ts` or `./x.tsx` where there is one. A test file
// is imported with a number as its query, which what it imports from test/ inherits: so those modules are
// its own. Those named `*.shared.ts`, which cost much to make and change no more, are for all files.
// By TESTS_SOURCE all modules inherit which sources they belong to.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isTypeScript, transpile } from './transpile.cjs';

const testsUrl = new URL('../../', import.meta.url).href;
let place;

export function initialize(data) {
  place = data;
}

export function resolve(specifier, context, nextResolve) {
  const { parentURL } = context;
  if (isTypeScript(parentURL) && /^[.]{1,2}[/].*[.]js$/.test(specifier)) {
    for (const ending of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/[.]js$/, ending), parentURL);
      url.search = queryOf(url, new URL(parentURL).searchParams);
      if (existsSync(fileURLToPath(url))) {
        return { url: url.href, format: 'module', shortCircuit: true };
      }
    }
  }
  return nextResolve(specifier, context);
}

/** What tells a module from others of its file: the test file that it is of, and the sources of the run. */
function queryOf({ href }, query) {
  if (href.startsWith(testsUrl) && !/[.]shared[.]tsx?$/.test(href)) return query;
  const source = query.get('source');
  return source === null ? '' : new URLSearchParams({ source });
}

export function load(url, context, nextLoad) {
  if (!isTypeScript(url)) return nextLoad(url, context);
  return { format: 'module', source: transpile(url, place), shortCircuit: true };
}

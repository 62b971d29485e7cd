// Before the first test: a server on loopback that makes, for the first file that asks, what all files share
// (test/support/once/). What no test asks for is not made.

import { createServer } from 'node:http';
import { register } from 'node:module';

/** What is made or being made: by name. */
const made = new Map();

async function make(name) {
  const { makers } = await import('../once/makers.ts');
  if (!Object.hasOwn(makers, name)) throw new Error(`nothing is called "${name}"`);
  return makers[name](() => thing('project'));
}

async function thing(name) {
  if (!made.has(name)) made.set(name, make(name));
  return (await made.get(name)).value;
}

const server = createServer(async ({ url = '/' }, response) => {
  // On a busy machine a connection that is kept is used again just when the server gives it up.
  response.setHeader('Connection', 'close');
  try {
    response.end(JSON.stringify(await thing(url.slice(1))));
  } catch (error) {
    response.writeHead(500).end(error.stack);
  }
});

export default async function startOfRun({ watch, watchAll }, { cacheDirectory }) {
  register('./typescript.mjs', import.meta.url, { data: { cacheDirectory } });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  process.env.TESTS_ONCE_URL = `http://127.0.0.1:${server.address().port}`;
  if (watch || watchAll) return;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => endOfRun().finally(() => process.exit(code)));
  }
}

/** Removes what was made. */
export async function endOfRun() {
  server.close();
  server.closeAllConnections();
  const things = await Promise.allSettled(made.values());
  made.clear();
  for (const { value } of things) await value?.remove();
}

// Runs `npm start` as the README says, asks for its page and its API, and ends it as Ctrl-C does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where `npm start` listens, unless another program does. */
const usualPort = 8632;

async function isFree(port) {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    server.close();
    return true;
  } catch {
    return false;
  }
}

const args = (await isFree(usualPort)) ? ['start'] : ['start', '--', '--port', '0'];
console.log(`$ npm ${args.join(' ')}`);
// In a process group of its own: npm, its shell and the server.
const child = spawn('npm', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
const closed = once(child, 'close');
process.on('exit', () => {
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
});
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

/** Resolves with the first match of what is printed. */
function printed(stream, pattern) {
  let text = '';
  return new Promise((resolve, reject) => {
    stream.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
      const match = pattern.exec(text);
      if (match) resolve(match);
    });
    stream.on('end', () => reject(new Error('npm start ended before it had said where it is')));
  });
}

async function ask(url, type) {
  // As a browser asks: at the address of the API, only a client that takes HTML gets the page.
  const response = await fetch(url, { headers: { accept: 'text/html, */*;q=0.8' } });
  const got = `${response.status} ${response.headers.get('content-type')}`;
  console.log(`GET ${url}: ${got}`);
  if (response.status !== 200 || !got.includes(type)) throw new Error(`${url} is not ${type}`);
  return response;
}

// It prints how to call it: the page first, the list of instances last.
const [, page, list] = await printed(child.stdout, /console +(http\S+).*curl (http\S+)\s/s);
const html = await (await ask(page, 'text/html')).text();
if (!html.includes('<script')) throw new Error('the page has no script');
const script = new URL(/<script[^>]+src="([^"]+)"/.exec(html)[1], `${page}/`);
await ask(script, 'javascript');
const { instances } = await (await ask(list, 'application/json')).json();
console.log(`${instances.length} instances`);
if (instances.length === 0) throw new Error('the fleet is empty');

process.kill(-child.pid, 'SIGINT');
await closed;
try {
  await fetch(page);
} catch {
  console.log('stopped');
  process.exit(0);
}
throw new Error('it still answers');

// Why a server cannot listen, in words that say what to do.

import { Server } from 'node:net';
import { type ListenOptions, listen } from '../../src/loopback/server/index.js';
import { systemClock } from '../../src/time/index.js';

const options: ListenOptions = {
  fetch: () => new Response(),
  refusal: () => undefined,
  complain: (status) => new Response(null, { status }),
  host: '127.0.0.1',
  port: 80,
  clock: systemClock,
};

afterEach(() => jest.restoreAllMocks());

test.each([
  ['EADDRINUSE', 'the port is in use; stop what uses it, or choose another with --port'],
  ['EACCES', 'no permission for this port; choose one above 1023 with --port'],
  ['EADDRNOTAVAIL', 'this machine does not have that address; choose another with --host'],
  ['ENOTFOUND', 'there is no such host; choose another with --host'],
  ['EIO', 'in the words of the system'],
])('%s: %s', async (code, reason) => {
  jest.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    const error = Object.assign(new Error('in the words of the system'), { code });
    queueMicrotask(() => this.emit('error', error));
    return this;
  });
  await expect(listen(options)).rejects.toMatchObject({
    name: 'ListenError',
    message: `cannot listen on 127.0.0.1:80: ${reason}`,
  });
});

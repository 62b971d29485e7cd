// TLS in front of a server of http, with a certificate that nobody knows unless NODE_EXTRA_CA_CERTS names it.

import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/https', name);

/** The certificate, for NODE_EXTRA_CA_CERTS. */
export const certificate = fixture('certificate.pem');

/** Opens an address of https that leads to one of http. */
export async function httpsFront(behind: string) {
  const files = { key: readFileSync(fixture('key.pem')), cert: readFileSync(certificate) };
  const server = createServer(files, (incoming, response) => {
    const { method, headers } = incoming;
    const onward = request(`${behind}${incoming.url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// The files that links lead to, served as object storage does: to who has a signed link, until it expires. Errors are
// XML, as those of OBS.

import type { Context } from 'hono';
import { sameText } from '../crypto/index.js';
import { type Mount, requestIdHeader } from '../http/index.js';
import { filesPath, type Seal, signatureOf } from '../json/index.js';
import type { Core } from '../world/index.js';
import { fileAt } from './file-at.js';

/** What the files are read from. */
export interface FilesOptions {
  readonly core: Core;
  /** Waits for what is due, when that takes more than a turn of the event loop; undefined when it does not. */
  readonly settled: () => Promise<unknown> | undefined;
  /** The time of the service, in milliseconds since 1970. */
  readonly now: () => number;
  readonly seal: Seal;
}

/** What can be wrong with a request for a file. */
const faults = {
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  AccessDenied: [403, 'Access Denied'],
  SignatureDoesNotMatch: [403, 'The signature in the link is not the one of this service.'],
  Expired: [403, 'Request has expired'],
  NoSuchKey: [404, 'The specified key does not exist.'],
} as const;

/** Serves files. No token is needed: the link is the proof. */
export const filesMount =
  ({ core, settled, now, seal }: FilesOptions): Mount =>
  (app, nextRequestId) => {
    app.all(`${filesPath}/*`, async ({ req }: Context) => {
      const requestId = nextRequestId();
      const headers = { [requestIdHeader]: requestId };
      const url = new URL(req.url);
      const nowMs = now();
      if (!['GET', 'HEAD'].includes(req.method)) {
        return refusal('MethodNotAllowed', { ...headers, Allow: 'GET, HEAD' });
      }
      const fault = faultOf(url, nowMs, seal);
      if (fault) return refusal(fault, headers);
      const path = url.pathname.slice(filesPath.length + 1);
      await settled();
      const file = core.run(now(), undefined, ({ store }) => fileAt(store, path));
      if (!file) return refusal('NoSuchKey', headers);
      return new Response(file.content, {
        headers: {
          ...headers,
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(file.content.length),
          'Last-Modified': new Date(file.changedMs).toUTCString(),
        },
      });
    });
  };

/** What is wrong with a link; undefined when nothing is. */
function faultOf(url: URL, nowMs: number, seal: Seal): keyof typeof faults | undefined {
  const expires = url.searchParams.get('Expires') ?? '';
  const signature = url.searchParams.get('Signature') ?? '';
  if (signature === '') return 'AccessDenied';
  const right = signatureOf(seal, url.pathname, expires);
  if (!sameText(right, signature)) return 'SignatureDoesNotMatch';
  return nowMs < Number(expires) * 1000 ? undefined : 'Expired';
}

function refusal(fault: keyof typeof faults, headers: Record<string, string>): Response {
  const [status, message] = faults[fault];
  const code = fault === 'Expired' ? 'AccessDenied' : fault;
  const requestId = headers[requestIdHeader];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId></Error>
`;
  return new Response(xml, { status, headers: { ...headers, 'Content-Type': 'application/xml' } });
}

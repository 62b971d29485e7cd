// Who may use the control plane. It moves the clock, empties the service and hands out everything that
// the service keeps, so it is open only where this machine alone can ask.

import { DcsError } from '../../protocol/index.js';
import { sameText, sha256Hex } from '../crypto/index.js';
import { errorAnswer } from '../http/index.js';
import { ControlError } from './control-error.js';
import { refusal } from './route.js';

/** The prefix of every path of the control plane; no path of the cloud begins with it. */
export const controlPrefix = '/_control';

/**
 * Who may use the control plane: every client (`open`), none (`off`: its paths are as unknown as any
 * other), or who sends `Authorization: Bearer` with the token.
 */
export type ControlAccess = 'open' | 'off' | { readonly token: string };

/** Answers a request to the control plane that may not come in; undefined for all others. */
export type ControlGate = (request: Request) => Response | undefined;

/**
 * Guards the control plane. It looks at a request before anything reads its body.
 *
 * @returns undefined when there is nothing to guard
 */
export function controlGate(access: ControlAccess): ControlGate | undefined {
  if (access === 'open') return undefined;
  return (request) => {
    if (!isControl(request.url)) return undefined;
    if (access === 'off') return errorAnswer(new DcsError('DCS.4001'), 'v2', '0'.repeat(32));
    return isBearer(request.headers, access.token) ? undefined : unauthorized();
  };
}

/** Every way to write the path that any router could take for the control plane's. */
function isControl(url: string): boolean {
  // Nearly every request is for something else, and taking a URL to pieces costs.
  if (!/control|%/i.test(url)) return false;
  const { pathname } = new URL(url);
  try {
    const [first] = decodeURIComponent(pathname)
      .split(/[/\\]+/)
      .filter(Boolean);
    return first?.toLowerCase() === controlPrefix.slice(1);
  } catch {
    // A path that cannot be decoded leads nowhere.
    return false;
  }
}

/** The name of the scheme is not case-sensitive (RFC 9110, 11.1); the token is. */
function isBearer(headers: Headers, token: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1];
  // Digests have one length, so the time does not tell that of the token either.
  return given !== undefined && sameText(sha256Hex(given), sha256Hex(token));
}

function unauthorized(): Response {
  const how = 'the control plane needs its token here: send Authorization: Bearer and the token';
  const response = refusal(new ControlError(401, how));
  response.headers.set('WWW-Authenticate', 'Bearer realm="dcs-lifecycle control plane"');
  return response;
}

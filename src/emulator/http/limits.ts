// What is too much for any operation: bodies that are too long, and paths that are none.

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DcsError } from '../../protocol/index.js';
import { dialectOf, errorAnswer } from './answers.js';
import { isPlainPath } from './plain-path.js';

/** The longest body that is read, in bytes. */
export const mostBodyBytes = 1024 * 1024;

/** The longest snapshot of a whole service that is read, in bytes: some 500 000 instances. */
export const mostSnapshotBytes = 480 * 1024 * 1024;

/** Refuses a request that is too much, before anything else is done for it. */
export const limits: MiddlewareHandler = async (c, next) => {
  const { method, path } = c.req;
  if (!isPlainPath(path)) return errorAnswer(new DcsError('DCS.4001'), dialectOf(path), noId);
  // Whether there is a body costs the asking, and most requests have none.
  if (method === 'GET' || method === 'HEAD') return next();
  return path === '/_control/snapshot' ? limitSnapshot(c, next) : limitBody(c, next);
};

function limitTo(maxSize: number): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize,
    onError: (c) => errorAnswer(new DcsError('EMU.0413'), dialectOf(c.req.path), noId),
  });
  return (c, next) => {
    // Who says how long the body is, and sends it in one piece, is not worth counting after.
    const length = c.req.header('content-length') ?? '';
    const isTold = /^\d+$/.test(length) && c.req.header('transfer-encoding') === undefined;
    return isTold && Number(length) <= maxSize ? next() : limit(c, next);
  };
}

const limitBody = limitTo(mostBodyBytes);
const limitSnapshot = limitTo(mostSnapshotBytes);

/** What never became a request of the service has no number of its own. */
const noId = '0'.repeat(32);

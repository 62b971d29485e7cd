// Which versions of the API there are, for clients that ask a service before they use it
// (en-us_topic_0000001645635650, en-us_topic_0000001693796125). No token is needed.

import { DcsError } from '../../protocol/index.js';
import { answer, dialectOf, errorAnswer } from './answers.js';
import type { Mount } from './hooks.js';

const statuses = { 'v1.0': 'DEPRECATED', v2: 'CURRENT' } as const;

type Version = keyof typeof statuses;

function describe(id: Version, url: string) {
  return {
    id,
    // The other way round than in the pages' samples, and as clients follow it.
    links: [{ rel: 'self', href: `${new URL(url).origin}/${id}/` }],
    min_version: '',
    status: statuses[id],
    updated: '2016-12-09T00:00:00Z',
    version: '',
  };
}

/** Answers `GET /`, unless a page was wanted there, and `GET /{api_version}`. */
export const versions: Mount = (app, nextRequestId) => {
  const all = Object.keys(statuses) as Version[];
  const serve = (path: string, body: (url: string) => object) => {
    app.get(path, ({ req }) => answer(200, body(req.url), nextRequestId()));
    app.all(path, () => {
      const response = errorAnswer(new DcsError('DCS.5001'), dialectOf(path), nextRequestId());
      response.headers.set('Allow', 'GET');
      return response;
    });
  };
  serve('/', (url) => ({ versions: all.map((id) => describe(id, url)) }));
  for (const id of all) serve(`/${id}`, (url) => ({ version: describe(id, url) }));
};

// How a recording is sent again: in its order, at its times, with the values of this run.

import {
  parseRecording,
  type ReplayedExchange,
  type ReplayOptions,
  replay,
} from '../../../src/client/internal.js';

const base = 'http://127.0.0.1:8632';

/** A line of a recording. */
const line = (n: number, more: object = {}) =>
  JSON.stringify({
    ...{ n, atMs: n * 100, method: 'GET', path: `/${n}`, requestHeaders: {}, requestBody: '' },
    ...{ status: 200, responseHeaders: {}, responseBody: '{}', ...more },
  });

/** Replays lines before a service that answers as told. */
async function played(
  lines: readonly string[],
  answer: (request: Request) => Response = () => Response.json({}),
  options: Partial<ReplayOptions> = {},
) {
  const sent: Request[] = [];
  const times: number[] = [];
  const exchanges: ReplayedExchange[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return answer(request);
  };
  const moveTo = (atMs: number) => void times.push(atMs);
  const recording = parseRecording(lines.join('\n'));
  for await (const each of replay(recording, { base, fetch, moveTo, ...options })) {
    exchanges.push(each);
  }
  return { sent, times, exchanges };
}

test('each request is sent at its time; time never goes back for one that overlapped', async () => {
  const { sent, times } = await played([line(1), line(3), line(2, { atMs: 250 })]);
  expect(times).toEqual([100, 300, 300]);
  expect(sent.map(({ url }) => url)).toEqual([1, 3, 2].map((n) => `${base}/${n}`));
});

test('body and headers are sent as they were, with ids, passwords and the token of this run', async () => {
  const signIn = line(1, {
    method: 'POST',
    requestBody: '{"password": "{{signInPassword}}"}',
    responseBody: '{"project":"{{id1}}"}',
  });
  const change = line(2, {
    method: 'PUT',
    path: '/v2/{{id1}}?a={{id1}}',
    requestHeaders: { 'x-auth-token': 'TOKEN', 'x-project-id': '{{id1}}', accept: 'a/b' },
    requestBody: '{"password": "{{password1}}",  "id":"{{id1}}"}',
  });
  const { sent } = await played(
    [signIn, change],
    () => Response.json({ project: 'mine' }, { headers: { 'x-subject-token': 'fresh' } }),
    { passwords: { signInPassword: 'of the user' } },
  );
  expect(await sent[0]?.text()).toBe('{"password": "of the user"}');
  expect(sent[1]?.url).toBe(`${base}/v2/mine?a=mine`);
  expect(Object.fromEntries(sent[1]?.headers ?? [])).toMatchObject({
    'x-auth-token': 'fresh',
    'x-project-id': 'mine',
    accept: 'a/b',
  });
  expect(await sent[1]?.text()).toBe('{"password": "Replay-password1",  "id":"mine"}');
});

test('a request with an id that no answer has told is not sent, and those after it are', async () => {
  const { sent, exchanges } = await played([line(1, { path: '/{{id1}}' }), line(2)]);
  expect(sent).toHaveLength(1);
  expect(exchanges).toMatchObject([
    { type: 'unsent', reason: 'no answer has told what {{id1}} is' },
    { type: 'answered', status: 200 },
  ]);
});

test('orders to a control plane are not sent where there is none', async () => {
  const order = line(1, { path: '/_control/faults', method: 'POST' });
  const { exchanges } = await played([order], undefined, { hasControl: false });
  expect(exchanges).toMatchObject([{ type: 'unsent', reason: 'the service has no control plane' }]);
  expect((await played([order])).sent).toHaveLength(1);
});

test('what was signed is signed again, over the same headers', async () => {
  const authorization =
    'SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=SIGNATURE';
  const asked: (readonly string[])[] = [];
  const { sent } = await played(
    [line(1, { requestHeaders: { authorization } }), line(2)],
    undefined,
    {
      sign: (_request, signedHeaders) => {
        asked.push(signedHeaders);
        return { authorization: 'anew' };
      },
    },
  );
  expect(asked).toEqual([['host', 'x-sdk-date']]);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['anew', null]);
});

// The recorder between every recorded client and the emulator: what it writes has no secret in it, and sent
// again to another emulator it is answered alike.

import { webDigests } from '../../../src/client/index.js';
import {
  Comparing,
  createRecorder,
  parseRecording,
  type RecordedExchange,
  replay,
  signAgain,
} from '../../../src/client/internal.js';
import {
  recordingNames,
  recordingOf,
  replayed,
  secrets,
  startedFor,
} from '../../support/recordings/index.js';

const startMs = Date.UTC(2026, 0, 1);
const digests = webDigests(crypto.subtle);

/** Records a conversation again, as text, with every secret that passed by. */
async function recordAgain(name: string) {
  const seen = new Set<string>(Object.values(secrets));
  const exchanges: RecordedExchange[] = [];
  let nowMs = startMs;
  await replayed(name, 1, (service) => {
    const recorder = createRecorder({
      upstream: 'https://dcs.example.org',
      // The service is elsewhere: its host is in every signature.
      fetch: (request) => service.fetch(request),
      now: () => nowMs,
      write: (exchange) => exchanges.push(exchange),
      sign: (request, signed) =>
        signAgain(
          request,
          signed,
          { accessKey: service.accessKey, secretKey: secrets.secretKey, digests },
          startMs,
        ),
    });
    return async (request) => {
      nowMs += 10;
      const { headers } = request;
      const signature = /Signature=([0-9a-f]{64})/.exec(headers.get('authorization') ?? '')?.[1];
      if (signature) seen.add(signature).add(service.accessKey);
      const body = await request.clone().text();
      for (const [password] of body.matchAll(/Replay-password\d+/g)) seen.add(password);
      const response = await recorder(request);
      const token = response.headers.get('x-subject-token');
      if (token) seen.add(token);
      return response;
    };
  });
  return { text: exchanges.map((each) => `${JSON.stringify(each)}\n`).join(''), secrets: seen };
}

/** One recording serves both tests of a conversation. */
const again = new Map<string, ReturnType<typeof recordAgain>>();
const recordedAgain = (name: string) => {
  const one = again.get(name) ?? recordAgain(name);
  again.set(name, one);
  return one;
};

test.each(recordingNames)('a recording of %s has none of the secrets in it', async (name) => {
  const { text, secrets: all } = await recordedAgain(name);
  expect(text.length).toBeGreaterThan(1000);
  for (const secret of all) expect(text.includes(secret)).toBe(false);
});

test.each([
  'gophertelekomcloud-v1-backup',
  'gophertelekomcloud-v2-instance-aksk',
  'terraform-opentelekomcloud-v2-resize-fails',
  'terraform-huaweicloud-newer-endpoints',
  'openstack-cli',
  'huaweicloud-sdk-python-walk',
])('a recording of %s is answered alike by another service of the same build', async (name) => {
  const recording = parseRecording((await recordedAgain(name)).text);
  const before = recordingOf(name);
  const service = startedFor(name);
  const comparing = new Comparing();
  const conversation = recording.map((each, at) => ({ ...each, atMs: before[at]?.atMs ?? 0 }));
  const passwords = { signInPassword: secrets.signInPassword };
  for await (const exchange of replay(conversation, { ...service, passwords })) {
    comparing.add(exchange);
  }
  service.close();
  const { differences, unsent, statuses } = comparing.result;
  expect({ differences, unsent }).toEqual({ differences: [], unsent: [] });
  expect(statuses.map(({ type }) => type)).toEqual(statuses.map(() => 'same'));
});

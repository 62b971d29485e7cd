// Which paths lead where: no word of the API is ever taken for an id.

import { routesTo } from '../../../src/emulator/http/routes.js';
import { knownRequests, operations, unsupportedOperations } from '../../../src/protocol/index.js';
import { createTarget } from '../../contract/target.js';

const everything = [...operations, ...unsupportedOperations];
const routes = routesTo<(typeof everything)[number]>(everything);

const partsOf = (path: string) => path.split('/').slice(1);
const isParameter = (part: string) => part.startsWith('{');
const words = [
  ...new Set(
    knownRequests.flatMap(({ path }) => partsOf(path)).filter((part) => part && !isParameter(part)),
  ),
];

/** The path with a word in the place of one parameter and ids in those of the others. */
const withWord = (path: string, at: number, word: string) =>
  `/${partsOf(path)
    .map((part, n) => (n === at ? word : isParameter(part) ? '0123456789abcdef' : part))
    .join('/')}`;

test.each(knownRequests.map(({ method, path }) => [method, path]))(
  'in %s %s no word of any path is taken for an id',
  (method, path) => {
    const taken = partsOf(path).flatMap((part, at) =>
      isParameter(part)
        ? words.filter((word) => {
            const { params = {} } = routes.find(method, withWord(path, at, word)) ?? {};
            return Object.values(params).includes(word);
          })
        : [],
    );
    expect(taken).toEqual([]);
  },
);

test.each(
  knownRequests.filter(({ path }) => path.startsWith('/v')).map((known) => [known] as const),
)('$method $path leads to itself', ({ method, path }) => {
  const found = routes.find(method, withWord(path, -1, ''));
  expect(found?.target.path.replaceAll(/\{\w+\}/g, '{}')).toBe(path.replaceAll(/\{\w+\}/g, '{}'));
});

describe('on the wire', () => {
  const target = createTarget();
  const client = target.client();
  afterAll(() => target.close());

  test.each([
    ['GET', '/instances/export-job', 501, 'EMU.0501'],
    ['POST', '/instances/export', 501, 'EMU.0501'],
    ['GET', '/instances/export', 405, 'DCS.5001'],
    ['DELETE', '/instances/status', 405, 'DCS.5001'],
    ['GET', '/instances/configs', 404, 'DCS.4001'],
    ['GET', '/migration-task/batch-stop', 405, 'DCS.5001'],
    ['DELETE', '/migration-tasks/delete', 501, 'EMU.0501'],
    ['GET', '/instances/nobody', 400, 'DCS.4061'],
    // The same words, encoded where nothing has to be.
    ['GET', '/instances/%65xport-job', 501, 'EMU.0501'],
    ['GET', '/instances/e%78port', 405, 'DCS.5001'],
  ])('%s %s is answered with %i %s', async (method, path, status, code) => {
    const answer = await client.v2(method, path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });
});

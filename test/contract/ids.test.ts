// Ids are hexadecimal, and some clients write them in capitals: every request means the same with such ids.

import { operations } from '../../src/protocol/index.js';
import { ruleTables } from './rules/index.js';
import { groundOf, type Parts } from './rules/rule.js';
import { pathOf } from './rules/sending.js';
import { createTarget } from './target.js';

const target = createTarget();
afterAll(() => target.close());

let projects = 0;
const newcomer = () => target.client((++projects).toString(16).padStart(32, 'c'));

const id = /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The same with every id in capitals, wherever it stands. */
function inCapitals<T>(given: T): T {
  const text = JSON.stringify(given, (_key, value) =>
    typeof value === 'string' && id.test(value) ? value.toUpperCase() : value,
  );
  return JSON.parse(text);
}

const accepted = ruleTables.filter(({ asItIs }) => asItIs === undefined);

test.each(accepted.map((table, n) => [table.operation, n, table] as const))(
  '%s (%i) takes ids in capitals',
  async (name, _n, { right }) => {
    const operation = operations.find((each) => each.id === name);
    if (!operation) throw new Error(`there is no operation ${name}`);
    const client = newcomer();
    const parts: Parts = inCapitals(await right(groundOf(target, client)));
    const path = pathOf(operation, client.project.toUpperCase(), parts);
    const { status, body } = await client.send(operation.method, path, parts.body);
    expect(status < 300 ? 'accepted' : body.error_code).toBe('accepted');
  },
);

test('a template and a marker in capitals are found', async () => {
  const client = newcomer();
  const { running, settle, backUp } = groundOf(target, client);
  const made = await client.v2('POST', '/config-templates', {
    template_id: '11',
    name: 'mine',
    type: 'sys',
    params: { timeout: '7' },
  });
  const instance = await running({
    spec_code: 'redis.single.xu1.large.1',
    template_id: made.body.id.toUpperCase(),
  });
  const { body } = await client.v2('GET', `/instances/${instance}/configs`);
  expect(body.redis_config).toContainEqual(
    expect.objectContaining({ param_name: 'timeout', param_value: '7' }),
  );
  const second = await running();
  const rest = await client.v2('GET', `/instances?marker=${instance.toUpperCase()}`);
  expect(rest.body.instances).toMatchObject([{ instance_id: second }]);
  const first = await backUp(second);
  await settle();
  const last = await backUp(second);
  const older = await client.v2('GET', `/instances/${second}/backups?marker=${last.toUpperCase()}`);
  expect(older.body.backup_record_response).toMatchObject([{ backup_id: first }]);
});

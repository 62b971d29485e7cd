// Creation, in both APIs: each rule that can be broken.

import { catalogue, type ErrorCode } from '../../../src/protocol/index.js';
import { expectRefusal, orderV1, orderV2 } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import type { Answer } from '../../contract/target.js';

const { client } = ownTarget();
const long = 'x'.repeat(65);
const plan = { backup_at: [1], period_type: 'weekly', begin_at: '00:00-01:00' };
const auto = (changes: object) => ({
  instance_backup_policy: {
    backup_type: 'auto',
    save_days: 1,
    periodical_backup_plan: plan,
    ...changes,
  },
});
const broken: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['no name', { name: undefined }, 'DCS.4010'],
  ['a name of three characters', { name: 'abc' }, 'DCS.4010'],
  ['a name of 65 characters', { name: long }, 'DCS.4010'],
  ['a name with a blank', { name: 'dcs one' }, 'DCS.4010'],
  ['a name that begins with -', { name: '-dcs' }, 'DCS.4010'],
  ['a name of 57 characters for two', { name: 'x'.repeat(57), instance_num: 2 }, 'DCS.4010'],
  ['a description of 1025 characters', { description: 'x'.repeat(1025) }, 'DCS.4011'],
  ['no engine', { engine: undefined }, 'DCS.4006'],
  ['another engine', { engine: 'Memcached' }, 'DCS.4006'],
  ['no version', { engine_version: '' }, 'DCS.4008'],
  ['an unknown version', { engine_version: '3.0' }, 'DCS.4008'],
  ['no capacity', { capacity: null }, 'DCS.4012'],
  ['a capacity that is text', { capacity: 'much' }, 'DCS.4012'],
  ['a capacity that the flavor has not', { capacity: 2 }, 'DCS.4012'],
  ['no VPC', { vpc_id: '' }, 'DCS.4013'],
  ['no subnet', { subnet_id: undefined }, 'DCS.4016'],
  ['no password', { password: undefined }, 'DCS.4845'],
  ['a short password', { password: 'Ab1!xyz' }, 'DCS.4019'],
  ['a password of two classes', { password: 'abcdefgh1' }, 'DCS.4019'],
  ['a password with a blank', { password: 'Abcdefg 1' }, 'DCS.4019'],
  ['an answer that is neither yes nor no', { no_password_access: 'maybe' }, 'DCS.4843'],
  ['a user name', { access_user: 'root' }, 'DCS.4844'],
  ['no instance at all', { instance_num: 0 }, 'DCS.4800'],
  ['101 instances', { instance_num: 101 }, 'DCS.4800'],
  ['port 0', { port: 0 }, 'DCS.4800'],
  ['port 65536', { port: 65_536 }, 'DCS.4800'],
  ['half a maintenance window', { maintain_begin: '18:00:00' }, 'DCS.4106'],
  [
    'a window that is not offered',
    { maintain_begin: '18:00:00', maintain_end: '20:00:00' },
    'DCS.4106',
  ],
  ['a prepaid instance', { bss_param: { charging_mode: 'prePaid' } }, 'DCS.4047'],
  ['an unknown backup type', { instance_backup_policy: { backup_type: 'often' } }, 'DCS.4073'],
  ['automatic backups kept for no time', auto({ save_days: undefined }), 'DCS.4072'],
  ['backups kept for eight days', auto({ save_days: 8 }), 'DCS.4072'],
  ['automatic backups without a plan', auto({ periodical_backup_plan: undefined }), 'DCS.4076'],
  [
    'daily backups',
    auto({ periodical_backup_plan: { ...plan, period_type: 'daily' } }),
    'DCS.4074',
  ],
  [
    'backups on the eighth day',
    auto({ periodical_backup_plan: { ...plan, backup_at: [8] } }),
    'DCS.4075',
  ],
  [
    'backups at half past',
    auto({ periodical_backup_plan: { ...plan, begin_at: '00:30-01:30' } }),
    'DCS.4076',
  ],
  ['a tag twice', { tags: [{ key: 'a' }, { key: 'a' }] }, 'DCS.4800'],
  ['21 tags', { tags: Array.from({ length: 21 }, (_, n) => ({ key: `k${n}` })) }, 'DCS.4800'],
  ['a reserved tag', { tags: [{ key: '_sys_a' }] }, 'DCS.4800'],
  ['an unknown command', { rename_commands: { keys: '1' } }, 'DCS.4800'],
];
const single = { product_id: 'redis.single.xu1.large.1-h' };
const v1Form = (code: string) =>
  catalogue[code === 'DCS.4800' ? 'DCS.4062' : (code as ErrorCode)].v1Code ?? code;

/** A refusal that says why: with the name of what is wrong where the service's words have room for it. */
function expectReason(answer: Answer, code: string): void {
  expectRefusal(answer, 400, code);
  expect(answer.body.error_msg).not.toContain('Invalid parameter');
  expect(answer.headers.get('x-dcs-detail')).toMatch(/\w/);
}

test.each(broken)('%s is refused by v2', async (_what, changes, code) => {
  expectReason(await client.v2('POST', '/instances', orderV2(changes)), code);
});

test.each(broken)('%s is refused by v1.0', async (_what, changes, code) => {
  expectReason(await client.v1('POST', '/instances', orderV1(changes)), v1Form(code));
});

const addresses = (count: number) => Array.from({ length: count }, (_, n) => `10.0.1.${n}`);

test('128 addresses can be asked for by v1.0', async () => {
  const order = orderV1({ private_ips: addresses(128) });
  expect((await client.v1('POST', '/instances', order)).status).toBe(200);
});

test.each([
  ['a command that only proxies rename', { rename_commands: { dbsize: 'size' } }, 'DCS.4800'],
  ['an unknown flavor', { spec_code: 'redis.ha.xu1.large.r2.3' }, 'DCS.4927'],
  ['no flavor', { spec_code: '' }, 'DCS.4927'],
  ['no zone', { az_codes: [] }, 'DCS.4042'],
  ['an unknown zone', { az_codes: ['mars-01'] }, 'DCS.4042'],
  ['a password of 33 characters', { password: `Aa1${'x'.repeat(30)}` }, 'DCS.4019'],
  [
    'a version that the flavor has not',
    { spec_code: 'redis.proxy.xu1.large.4', capacity: 4, engine_version: '7.0' },
    'DCS.4008',
  ],
  [
    'automatic backups of a single node',
    { spec_code: 'redis.single.xu1.large.1', ...auto({}) },
    'DCS.4095',
  ],
  [
    'a single node in two zones',
    { spec_code: 'redis.single.xu1.large.1', az_codes: ['eu-de-01', 'eu-de-02'] },
    'DCS.4067',
  ],
])('%s is refused', async (_what, changes, code) => {
  expectRefusal(await client.v2('POST', '/instances', orderV2(changes)), 400, code);
});

test.each([
  ['a name that begins with a digit', { name: '1dcs' }, '111400010'],
  ['an address too many', { private_ips: addresses(129) }, v1Form('DCS.4800')],
  ['neither product nor flavor', { product_id: undefined }, '111400009'],
  ['an unknown flavor', { spec_code: 'redis.ha.xu1.large.r2.3' }, 'DCS.4927'],
  ['an unknown product', { product_id: 'redis.ha.xu1.large.r2.3-h' }, '111400009'],
  ['a product of another flavor', { spec_code: 'redis.ha.xu1.large.r3.1' }, '111400022'],
  // What the service answered three users: issues 1092 of terraform-provider-huaweicloud, 639 of
  // terraform-provider-opentelekomcloud, 240 of terraform-provider-flexibleengine.
  [
    'manual backups of a single node',
    { ...single, ...auto({ backup_type: 'manual' }) },
    '111400086',
  ],
  ['automatic backups of a single node', { ...single, ...auto({}) }, '111400086'],
])('%s is refused by v1.0 alone', async (_what, changes, code) => {
  expectRefusal(await client.v1('POST', '/instances', orderV1(changes)), 400, code);
});

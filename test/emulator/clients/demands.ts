// What the expect files of the recordings say that a client needs, beyond the recorded statuses and the
// values of checks.json. Each demand is a claim about the answers of today.

import { createdId, valueAt } from '../../support/recordings/index.js';
import {
  answerTo,
  bodyOf,
  type Demand,
  findsFlavors,
  goAccepts,
  goFindsItsWay,
  gone,
  huaweiReads,
  isControl,
  isOf,
  ofInstance,
  refusalsHaveCodes,
  statusesOf,
  waitsEnd,
} from './shared-demands.js';

const demands: readonly (readonly [recordings: RegExp, ...Demand[]])[] = [
  [/./, refusalsHaveCodes, findsFlavors],
  [/^gophertelekomcloud/, goAccepts, goFindsItsWay, gone],
  [
    /^terraform-opentelekomcloud-v2-(doc|whitelist|everything|basic|ssl)/,
    goAccepts,
    gone,
    waitsEnd,
  ],
  [/^terraform-huaweicloud-(basic|ssl|whitelist|newer)/, huaweiReads, gone],
  [
    /^gophertelekomcloud-v1-backup$/,
    {
      claim: 'a backup and a restoration count from the first look on',
      holds(answers) {
        const lists = answers.filter(isOf('GET', /\/(backups|restores)$/));
        expect(lists).toHaveLength(6);
        for (const { body } of lists) expect(valueAt(body, 'total_num')).toBe(1);
      },
    },
  ],
  [
    /^gophertelekomcloud-v(1-config|2-instance)/,
    {
      claim: 'the whitelist names its instance',
      holds(answers) {
        const [, list] = answers.filter(isOf('GET', /\/whitelist$/)).slice(-2);
        const shown = list ?? answers.findLast(isOf('GET', /\/whitelist$/));
        expect(valueAt(shown?.body ?? '', 'instance_id')).toBe(createdId(answers));
      },
    },
  ],
  [
    /aksk$/,
    {
      claim: 'there is one project, one domain, and DCS in the catalog of the region',
      holds(answers) {
        const [projects, domains] = [/\/projects$/, /\/domains$/].map((path) =>
          answers.find(isOf('GET', path)),
        );
        expect(valueAt(projects?.body ?? '', 'projects.#')).toBe(1);
        expect(valueAt(domains?.body ?? '', 'domains.#')).toBe(1);
        const catalog = answers.find(isOf('GET', /\/auth\/catalog$/))?.body ?? '';
        const entries = valueAt(catalog, 'catalog') as { type: string; endpoints: object[] }[];
        const dcs = entries.find(({ type }) => type === 'dcsv1');
        expect(dcs?.endpoints).toContainEqual(expect.objectContaining({ region: 'eu-de' }));
      },
    },
  ],
  [
    /^gophertelekomcloud-v2-ssl$/,
    {
      claim: 'the certificate is a link in JSON',
      holds: (answers) =>
        expect(bodyOf(answers, 18)).toEqual({
          file_name: expect.any(String),
          link: expect.stringMatching(/^https?:/),
          bucket_name: expect.any(String),
        }),
    },
  ],
  [
    /^terraform-opentelekomcloud-v2-basic/,
    {
      claim: 'a policy of manual backups that was never sent never appears',
      holds(answers) {
        for (const { body } of answers.filter((each) => ofInstance(each) && each.status === 200)) {
          expect(valueAt(body, 'instance_backup_policy')).toBeNull();
        }
      },
    },
  ],
  [
    /^terraform-opentelekomcloud-v2-whitelist$/,
    {
      claim: 'addresses of a group keep the order of the request',
      holds(answers) {
        const group = bodyOf(answers, 39).whitelist[0];
        expect(group.ip_list).toEqual(['10.10.10.11', '10.10.10.3', '10.10.10.4']);
      },
    },
  ],
  [
    /^terraform-opentelekomcloud-v2-data$/,
    {
      claim:
        'there is one zone of the code and port, one product, and one window each that is the default and the first',
      holds(answers) {
        const windows = bodyOf(answers, 3).maintain_windows;
        expect(windows.filter((each: { default: boolean }) => each.default)).toHaveLength(1);
        const first = windows.filter((each: { seq: number }) => each.seq === 1);
        expect(first).toEqual([{ seq: 1, begin: '22', end: '02', default: false }]);
        const zones = bodyOf(answers, 4).available_zones.filter(
          (each: { code: string; port: string }) =>
            each.code === 'eu-de-01' && each.port === '8002',
        );
        expect(zones).toHaveLength(1);
        const products = bodyOf(answers, 5).products.filter(
          (each: { spec_code: string }) => each.spec_code === 'redis.ha.xu1.tiny.r2.128',
        );
        expect(products).toMatchObject([{ product_id: expect.any(String) }]);
      },
    },
  ],
  [
    /^terraform-opentelekomcloud-v1-basic$/,
    {
      claim: 'the parameters are UPDATING and then SUCCESS, never FAILURE',
      holds(answers) {
        const words = answers
          .filter(isOf('GET', /\/configs$/))
          .map(({ body }) => valueAt(body, 'config_status'));
        const changes = words.filter((word, at) => word !== words[at - 1]);
        expect(changes).toEqual(['UPDATING', 'SUCCESS', 'UPDATING', 'SUCCESS']);
      },
    },
    {
      claim: 'every list of products has the one whose flavor was ordered',
      holds(answers) {
        for (const { body } of answers.filter(isOf('GET', /\/products$/))) {
          expect(valueAt(body, 'products')).toContainEqual(
            expect.objectContaining({
              product_id: 'redis.ha.xu1.tiny.r2.128-h',
              spec_code: 'redis.ha.xu1.tiny.r2.128',
            }),
          );
        }
      },
    },
  ],
  [
    /^terraform-opentelekomcloud-v2-502$/,
    {
      claim: 'one look fails with 502, and the next one works',
      holds: (answers) =>
        expect([5, 6].map((n) => answerTo(answers, n).status)).toEqual([502, 200]),
    },
  ],
  [
    /^terraform-opentelekomcloud-v2-error-destroy$/,
    {
      claim: 'a faulty instance is deleted and gone at the next look',
      holds: (answers) =>
        expect([13, 14].map((n) => answerTo(answers, n).status)).toEqual([204, 404]),
    },
  ],
  [
    /^terraform-huaweicloud-(basic|parameters|ssl|whitelist|newer)/,
    {
      claim: 'an instance is ready when it is RUNNING without a task, twice in a row',
      holds(answers) {
        const [first, second] = answers.filter(
          (each) => ofInstance(each) && valueAt(each.body, 'status') === 'RUNNING',
        );
        for (const each of [first, second]) expect(valueAt(each?.body ?? '', 'task')).toBeNull();
      },
    },
  ],
  [
    /^terraform-huaweicloud-data$/,
    {
      claim: 'pages of templates are ten long, until all are there',
      holds(answers) {
        const pages = [6, 7, 8].map((n) => bodyOf(answers, n));
        const ids = pages.flatMap(({ templates }) =>
          templates.map((each: { template_id: string }) => each.template_id),
        );
        expect(pages.map(({ templates }) => templates.length)).toEqual([10, 10, 0]);
        expect(new Set(ids).size).toBe(pages[0].template_num);
      },
    },
  ],
  [
    /^terraform-huaweicloud-ssl$/,
    {
      claim: 'the switch of SSL gives the id of a job',
      holds: (answers) => expect(bodyOf(answers, 6).job_id).toEqual(expect.any(String)),
    },
  ],
  [
    /^otcextensions-walk$/,
    {
      claim: 'a list with a marker ends in an empty page, and names its instances by instance_id',
      holds(answers) {
        expect(bodyOf(answers, 7).instances).toMatchObject([{ instance_id: createdId(answers) }]);
        expect(bodyOf(answers, 8).instances).toEqual([]);
      },
    },
  ],
  [
    /^openstack-cli$/,
    {
      claim: 'a name is refused as an id, and found by the list',
      holds(answers) {
        expect(statusesOf([12, 13].map((n) => answerTo(answers, n)))).toEqual([400, 200]);
        expect(bodyOf(answers, 13).instances).toMatchObject([{ name: 'shop-cache' }]);
      },
    },
  ],
  [
    /^huaweicloud-sdk-nodejs-walk$/,
    {
      claim: 'lists without a record are 204 without a body',
      holds(answers) {
        for (const n of [13, 16]) {
          expect(answerTo(answers, n)).toMatchObject({ status: 204, body: '' });
        }
      },
    },
  ],
  [
    /^huaweicloud-sdk-nodejs-sweep$/,
    {
      claim: 'no operation of the SDK is taken for a wrong address',
      holds(answers) {
        const lost = answers.filter(({ body }) => valueAt(body, 'error_code') === 'DCS.4001');
        expect(
          lost.filter((each) => !isControl(each)).map(({ recorded }) => recorded.path),
        ).toEqual([]);
      },
    },
  ],
];

/** The demands of a recording. */
export const demandsOf = (name: string): Demand[] =>
  demands.flatMap(([recordings, ...each]) => (recordings.test(name) ? each : []));

// Demands that several recordings share, and what all demands are written with.

import { type Answered, createdId, valueAt } from '../../support/recordings/index.js';

/** What a client needs of the answers to its requests. */
export interface Demand {
  readonly claim: string;
  /** Throws unless it is so. */
  holds(answers: readonly Answered[]): void;
}

export const isControl = ({ recorded }: Answered) => recorded.path.startsWith('/_control');
const isDcs = ({ recorded }: Answered) => /^\/v(1\.0|2)\//.test(recorded.path);
export const isOf = (method: string, path: RegExp) => (answer: Answered) =>
  answer.recorded.method === method && path.test(answer.recorded.path.replace(/\?.*/, ''));
export const ofInstance = isOf('GET', /\/instances\/\{\{id\d\}\}$/);

/** The answer to the request with a number. */
export const answerTo = (answers: readonly Answered[], n: number): Answered => {
  const found = answers.find(({ recorded }) => recorded.n === n);
  if (!found) throw new Error(`there is no request #${n}`);
  return found;
};
export const bodyOf = (answers: readonly Answered[], n: number) =>
  JSON.parse(answerTo(answers, n).body);
export const statusesOf = (answers: readonly Answered[]) => answers.map(({ status }) => status);

export const refusalsHaveCodes: Demand = {
  claim: 'every refusal has its code as text, without which the Terraform provider panics',
  holds(answers) {
    for (const { status, body } of answers.filter((each) => isDcs(each) && each.status >= 400)) {
      expect({ status, code: valueAt(body, 'error_code') }).toEqual({
        status,
        code: expect.any(String),
      });
    }
  },
};

/** The statuses that the Go SDK accepts, by request; anything else ends its tests. */
const acceptedByGo: readonly (readonly [string, RegExp, readonly number[]])[] = [
  ['POST', /\/auth\/tokens$/, [201]],
  ['POST', /\/(instances|backups|restores|ssl-certs\/download)$/, [200]],
  ['PUT', /\/instances\/status$|\/ssl$/, [200]],
  ['PUT', /\/(configs|whitelist|instances\/\{\{id\d\}\})$/, [204]],
  ['POST', /\/(resize|tags\/action)$/, [204]],
  ['DELETE', /\/instances\/\{\{id\d\}\}$/, [202, 204]],
  ['DELETE', /\/v1\.0\/.*\/backups\/\{\{id\d\}\}$/, [200]],
];

export const goAccepts: Demand = {
  claim: 'every change has the one status that the SDK accepts, or a refusal that it repeats',
  holds(answers) {
    for (const [method, path, accepted] of acceptedByGo) {
      for (const { status } of answers.filter(isOf(method, path))) {
        if (status !== 400) expect(accepted).toContain(status);
      }
    }
    const refused = answers.filter((each) => isDcs(each) && each.status === 400);
    for (const { body } of refused) {
      expect(valueAt(body, 'error_code')).toMatch(/^DCS\.(4026|4049|4096|4097|41(11|1[3-8]|20))$/);
    }
  },
};

export const goFindsItsWay: Demand = {
  claim:
    'there are zones, the product and a security group called default, and creation takes them',
  holds(answers) {
    const zones = answers.find(isOf('GET', /available-?zones$/i))?.body ?? '';
    const usable = (
      valueAt(zones, 'available_zones') as { resource_availability: unknown }[]
    ).filter((each) => each.resource_availability === 'true');
    expect(usable).toContainEqual(expect.objectContaining({ id: expect.any(String) }));
    const products = answers.find(isOf('GET', /\/(products|flavors)$/))?.body ?? '';
    expect(products).toContain('"spec_code":"redis.ha.xu1.tiny.r2.128"');
    const groups = answers.find(isOf('GET', /os-security-groups$/))?.body ?? '';
    expect(valueAt(groups, 'security_groups.0.name')).toBe('default');
    expect(createdId(answers)).toEqual(expect.any(String));
  },
};

export const gone: Demand = {
  claim: 'once it is deleted it is shown as it was, and then is 404',
  holds(answers) {
    const at = answers.findLastIndex(
      (each) => isOf('DELETE', /\/instances\/\{\{id\d\}\}$/)(each) && each.status < 300,
    );
    const after = answers.slice(at + 1).filter(ofInstance);
    expect(after.at(-1)?.status).toBe(404);
    for (const { status, body } of after.filter((each) => each.status !== 404)) {
      expect({ status, shown: valueAt(body, 'status') }).toEqual({ status: 200, shown: 'RUNNING' });
    }
  },
};

export const waitsEnd: Demand = {
  claim: 'a wait sees only the statuses that are pending for it, and RUNNING twice in a row',
  holds(answers) {
    const shown = answers
      .filter((each) => ofInstance(each) && each.status === 200)
      .map(({ body }) => valueAt(body, 'status'));
    const pending = ['CREATING', 'EXTENDING', 'RESTARTING', 'RUNNING'];
    for (const status of shown) expect(pending).toContain(status);
    const running = shown.indexOf('RUNNING');
    expect(shown.slice(running, running + 2)).toEqual(['RUNNING', 'RUNNING']);
  },
};

export const huaweiReads: Demand = {
  claim:
    'every refresh gets the parameters and the zones of master and slave, and what is off reads so',
  holds(answers) {
    for (const { status } of answers.filter(isOf('GET', /\/configs$/))) expect(status).toBe(200);
    for (const { body } of answers.filter(isOf('GET', /\/groups$/))) {
      const roles = valueAt(body, 'group_list.0.replication_list') as Record<string, unknown>[];
      for (const each of roles) expect(each.az_code).toMatch(/^eu-de-/);
      expect(roles.map((each) => each.replication_role).sort()).toEqual(['master', 'slave']);
    }
    for (const { body } of answers.filter(isOf('GET', /\/(big|hot)key\/autoscan$/))) {
      expect(JSON.parse(body)).toMatchObject({ enable_auto_scan: false, schedule_at: [] });
    }
    for (const { body } of answers.filter((each) => ofInstance(each) && each.status === 200)) {
      expect([null, '']).toContain(valueAt(body, 'security_group_id'));
    }
  },
};

export const findsFlavors: Demand = {
  claim: 'every flavor that is asked for by its code is there, with its kind and its replicas',
  holds(answers) {
    for (const { recorded, body } of answers.filter(isOf('GET', /\/flavors$/))) {
      const asked = /spec_code=([\w.]+)/.exec(recorded.path)?.[1];
      if (asked === undefined) continue;
      expect(valueAt(body, 'flavors')).toMatchObject([
        { spec_code: asked, cache_mode: expect.any(String), replica_count: expect.any(Number) },
      ]);
    }
  },
};

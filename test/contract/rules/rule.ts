// A rule of a page's request table, as a row: a field, a value, and what becomes of a request that is right
// but for it.

import type { ErrorCode } from '../../../src/protocol/index.js';
import { callsOf } from '../calls.js';
import { created } from '../orders.js';
import type { Client, Target } from '../target.js';

/** What a request is made of besides its path. */
export interface Parts {
  /** What stands in the path for its parameters; the project's is known. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/**
 * A row. The field is one of the body, with dots between its parts; of the query where it begins with `?`, of the
 * path where it begins with `/`. The field `*` stands for all of the body, into which the value is put.
 */
export type Rule = readonly [
  field: string,
  value: unknown,
  verdict: 'accepted' | ErrorCode,
  /** The page, where it is not that of the operation. */
  page?: string,
];

/** The rules of an operation. */
export interface RuleTable {
  /** Its id, such as `v2.createInstance`. */
  readonly operation: string;
  /** Makes what an accepted request needs, and the request. */
  readonly right: (ground: Ground) => Promise<Parts> | Parts;
  /** What becomes of it as it is; it is accepted unless something else is said. */
  readonly asItIs?: ErrorCode;
  readonly rules: readonly Rule[];
}

/** The value of a field that is left out. */
export const absent: unique symbol = Symbol('absent');

/** Text of a length. */
export const long = (length: number, of = 'a') => of.repeat(length);

/** Where a rule is tried: a project of its own, and what most of them begin with. */
export interface Ground extends ReturnType<typeof callsOf> {
  readonly client: Client;
  /** An instance that runs: master/standby, 1 GB, without a password, unless something else is said. */
  running(changes?: object): Promise<string>;
  /** Lets all that is under way end. */
  settle(): Promise<void>;
}

/** A project of its own for one rule. */
export function groundOf(target: Target, client: Client): Ground {
  return {
    client,
    ...callsOf(client),
    settle: () => target.settle(),
    async running(changes = {}) {
      // Hashing a password takes longer than most requests.
      const id = await created(client, {
        no_password_access: true,
        password: undefined,
        ...changes,
      });
      await target.settle();
      return id;
    },
  };
}

/** The path of an instance that runs. */
export const onInstance =
  (changes: object = {}, parts: Omit<Parts, 'params'> = {}) =>
  async ({ running }: Ground): Promise<Parts> => ({
    params: { instance_id: await running(changes) },
    ...parts,
  });

/** What the rules of the path of an instance are, for every operation that has one. */
export const ofInstancePath: readonly Rule[] = [
  ['/instance_id', 'dcs-a', 'DCS.4061'],
  ['/instance_id', '01928d55-7020-4500-9c29-774caabe4bc4', 'DCS.3022'],
];

/** An operation that takes nothing but the path of an instance. */
export const onPath = (operation: string, changes: object = {}): RuleTable => ({
  operation,
  right: onInstance(changes),
  rules: ofInstancePath,
});

/** A request that is right in itself, and refused for what the instance is or what was asked for before. */
export const refused = (
  operation: string,
  asItIs: ErrorCode,
  right: RuleTable['right'],
): RuleTable => ({ operation, right, asItIs, rules: [] });

/** The flavor of an instance of one node. */
export const single = { spec_code: 'redis.single.xu1.large.1' };

/** The path of a backup that has succeeded. */
export const onBackup =
  (parts: Omit<Parts, 'params'> = {}) =>
  async ({ running, backUp, settle }: Ground): Promise<Parts> => {
    const instance_id = await running();
    const backup_id = await backUp(instance_id, { remark: 'good' });
    await settle();
    return { params: { instance_id, backup_id }, ...parts };
  };

/** The path of a task that has ended. */
export async function withTask({ running, resetPassword, newestTask }: Ground) {
  const instance_id = await running();
  await resetPassword(instance_id, { new_password: 'Correct-Horse-8' });
  return { instance_id, task_id: (await newestTask(instance_id)).id as string };
}

/** Rules of a number of a query. */
export const ofNumber = (field: string, least: number, most: number | undefined, code: ErrorCode) =>
  [
    [field, least - 1, code],
    [field, least, 'accepted'],
    [field, 'x', code],
    [field, '1.5', code],
    ...(most === undefined
      ? []
      : ([
          [field, most, 'accepted'],
          [field, most + 1, code],
        ] as const)),
  ] as const satisfies readonly Rule[];

/** Rules of a time of a query: yyyyMMddHHmmss. */
export const ofMoment = (field: string, code: ErrorCode) =>
  [
    [field, '20170718235959', 'accepted'],
    [field, '20170718', code],
    [field, '20170732000000', code],
    [field, '2017-07-18T23:59:59Z', code],
  ] as const satisfies readonly Rule[];

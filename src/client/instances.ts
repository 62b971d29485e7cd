// What waiting and watching need of instances, in either dialect: one of them, or all, page by page.

import * as z from 'zod/mini';
import { type Kind, kinds } from '../../machines/index.js';
import type { v1, v2 } from '../protocol/index.js';
import type { Client } from './client.js';
import { isGone } from './errors.js';
import type { CallOptions } from './exchange.js';
import { lightCall } from './light-call.js';
import { listPages } from './list-pages.js';
import { type AnswerSchema, fitting } from './read-answer.js';
import type { ProjectUrl } from './session.js';

/** The dialects of DCS. */
export const dialects = ['v2', 'v1.0'] as const;

/** A dialect of DCS. */
export type Dialect = (typeof dialects)[number];

/** What is read of an instance. */
const seenInstance = z.object({
  instance_id: z.string().check(z.minLength(1)),
  status: z.string(),
  name: z.nullish(z.string()),
  cache_mode: z.nullish(z.string()),
  spec_code: z.nullish(z.string()),
});
const seenList = z.object({ instances: z.array(seenInstance), instance_num: z.nullish(z.int()) });

/** An instance as it was seen. */
export interface SeenInstance extends z.infer<typeof seenInstance> {
  /**
   * Its kind: `cache_mode`, which is only there when a single instance is shown, or else what the flavor's
   * code says (page dcs-pd-0916002); undefined when neither is one that the chart knows.
   */
  readonly kind?: Kind | undefined;
}

/** Finds the kind of an instance. */
export function kindOf({ cache_mode, spec_code }: z.infer<typeof seenInstance>): Kind | undefined {
  const [, word, ...rest] = (spec_code ?? '').split('.');
  // The code of read/write splitting is that of master/standby with its copies counted as `p`.
  const isSplit = word === 'ha' && rest.some((part) => /^p\d+$/.test(part));
  const named = [cache_mode, isSplit ? 'ha_rw_split' : word];
  return kinds.find((kind) => named.find((name) => name) === kind);
}

const withKind = (seen: z.infer<typeof seenInstance>): SeenInstance => {
  const kind = kindOf(seen);
  return { ...seen, ...(kind && { kind }) };
};

/** How to list. */
export interface ListOptions extends CallOptions {
  /** How many instances a page has at most; 1000 unless given, which is what the pages allow. */
  readonly pageSize?: number;
}

/** Shows and lists instances. */
export interface Instances {
  /** Where they are; as {@link Client.projectUrl}, with the address of their list. */
  where(options?: CallOptions): Promise<ProjectUrl & { readonly url: string }>;
  /**
   * Shows an instance.
   *
   * @returns `gone` when the service says that there is no such instance; any other 404 is thrown
   */
  show(instanceId: string, options?: CallOptions): Promise<SeenInstance | 'gone'>;
  /** Lists all instances, failed creations too, one call a page. */
  pages(options?: ListOptions): AsyncGenerator<SeenInstance[], void, void>;
}

/** What this file calls; see `lightCall`. */
export const lightCalls = {
  v2: {
    list: lightCall<typeof v2.listInstances>('v2.listInstances', '/v2/{project_id}/instances'),
    show: lightCall<typeof v2.showInstance>(
      'v2.showInstance',
      '/v2/{project_id}/instances/{instance_id}',
    ),
  },
  'v1.0': {
    list: lightCall<typeof v1.listInstances>('v1.0.listInstances', '/v1.0/{project_id}/instances'),
    show: lightCall<typeof v1.showInstance>(
      'v1.0.showInstance',
      '/v1.0/{project_id}/instances/{instance_id}',
    ),
  },
};

/**
 * Looks at instances.
 *
 * @example
 * ```ts
 * const instances = instancesOf(client, 'v2');
 * await instances.show('00000000-0000-4000-8000-000000000000'); // 'gone'
 * ```
 */
export function instancesOf(client: Client, dialect: Dialect = 'v2'): Instances {
  const isV2 = dialect === 'v2';
  const page = (offset: number, limit: number, call: CallOptions): Promise<unknown> =>
    isV2
      ? client.call(lightCalls.v2.list, { query: { offset, limit, include_failure: true } }, call)
      : client.call(
          lightCalls['v1.0'].list,
          { query: { start: offset + 1, limit, include_failure: true } },
          call,
        );
  return {
    async where(options) {
      const { base, projectId } = await client.projectUrl(options);
      return { base, projectId, url: `${base}/${dialect}/${projectId}/instances` };
    },
    async show(instanceId, options = {}) {
      const operation = lightCalls[dialect].show;
      try {
        const input = { params: { instance_id: instanceId } };
        return withKind(read(seenInstance, await client.call(operation, input, options)));
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw error;
      }
    },
    async *pages({ pageSize = 1000, ...call } = {}) {
      const all = listPages({
        pageSize,
        async ask(offset, limit) {
          const { instances, instance_num } = read(seenList, await page(offset, limit, call));
          return { rows: instances, total: instance_num ?? undefined };
        },
        idOf: (each) => each.instance_id,
      });
      for await (const instances of all) yield instances.map(withKind);
    },
  };
}

const read = <T>(schema: AnswerSchema<T>, answer: unknown): T =>
  fitting(schema, answer, 'expected instances;');

// The configuration parameters of Redis 4.0 and later, in the order of their ids (dcs-api-0312015);
// which kinds have them is on page dcs-ug-0312024.

import { type Kind, kinds } from '../../../machines/index.js';
import type { Parameter } from './parameter.js';

type ParameterRow = readonly [
  id: number,
  name: string,
  type: Parameter['type'],
  range: string,
  initial: string,
  description: string,
  notFor?: readonly Kind[],
];

const policies =
  'volatile-lru,allkeys-lru,volatile-random,allkeys-random,volatile-ttl,noeviction,volatile-lfu,allkeys-lfu';
const packed = (what: string, by: string) => `Up to this ${by}, ${what} are stored packed`;

const rows: readonly ParameterRow[] = [
  [
    1,
    'timeout',
    'Integer',
    '0-7200',
    '0',
    'Seconds after which an idle connection is closed (0: never)',
    ['proxy'],
  ],
  [
    2,
    'maxmemory-policy',
    'String',
    policies,
    'volatile-lru',
    'What is removed when the memory is full',
  ],
  [
    3,
    'hash-max-ziplist-entries',
    'Integer',
    '1-10000',
    '512',
    packed('hashes', 'number of entries'),
  ],
  [4, 'hash-max-ziplist-value', 'Integer', '1-10000', '64', packed('hashes', 'length of an entry')],
  [
    7,
    'set-max-intset-entries',
    'Integer',
    '1-10000',
    '512',
    packed('sets of integers', 'number of entries'),
  ],
  [
    8,
    'zset-max-ziplist-entries',
    'Integer',
    '1-10000',
    '128',
    packed('sorted sets', 'number of entries'),
  ],
  [
    9,
    'zset-max-ziplist-value',
    'Integer',
    '1-10000',
    '64',
    packed('sorted sets', 'length of an entry'),
  ],
  [
    10,
    'latency-monitor-threshold',
    'Integer',
    '0-86400000',
    '0',
    'Milliseconds from which on a latency is logged (0: none)',
    ['proxy'],
  ],
  [
    11,
    'maxclients',
    'Integer',
    '1000-50000',
    '10000',
    'The most clients that can be connected',
    ['ha_rw_split'],
  ],
  [
    13,
    'notify-keyspace-events',
    'String',
    'KEg$lshzxeA',
    'Ex',
    'Which events of keys are published',
    ['proxy'],
  ],
  [
    14,
    'repl-backlog-size',
    'Integer',
    '16384-1073741824',
    '1048576',
    'Bytes kept for replicas that were disconnected',
    ['single'],
  ],
  [
    15,
    'repl-backlog-ttl',
    'Integer',
    '0-604800',
    '3600',
    'Seconds after which that backlog is given up (0: never)',
    ['single'],
  ],
  [
    16,
    'appendfsync',
    'String',
    'no,always,everysec',
    'everysec',
    'How often the append-only file is written to the disk',
    ['single'],
  ],
  [17, 'appendonly', 'String', 'yes,no', 'yes', 'Whether every write is logged', ['single']],
  [
    18,
    'slowlog-log-slower-than',
    'Integer',
    '0-1000000',
    '10000',
    'Microseconds from which on a command counts as slow',
  ],
  [19, 'slowlog-max-len', 'Integer', '0-1000', '128', 'How many slow commands are logged'],
  [
    20,
    'lua-time-limit',
    'Integer',
    '100-5000',
    '5000',
    'Milliseconds that a Lua script may take',
    ['ha_rw_split'],
  ],
  [
    21,
    'repl-timeout',
    'Integer',
    '30-3600',
    '60',
    'Seconds after which a replication times out',
    ['single'],
  ],
  [
    22,
    'proto-max-bulk-len',
    'Integer',
    '1048576-536870912',
    '536870912',
    'Bytes that one element of a request may have',
    ['ha_rw_split'],
  ],
  [
    23,
    'master-read-only',
    'String',
    'yes,no',
    'no',
    'Whether all writes fail',
    ['proxy', 'ha_rw_split'],
  ],
  [
    24,
    'client-output-buffer-slave-soft-limit',
    'Integer',
    '0-134217728',
    '13421772',
    'Bytes of output that a replica may have waiting for a while',
    ['single'],
  ],
  [
    25,
    'client-output-buffer-slave-hard-limit',
    'Integer',
    '0-134217728',
    '13421772',
    'Bytes of output at which a replica is disconnected',
    ['single'],
  ],
  [
    26,
    'client-output-buffer-limit-slave-soft-seconds',
    'Integer',
    '0-60',
    '60',
    'How many seconds that while lasts',
    ['single'],
  ],
];

const parameters: readonly Parameter[] = rows.map(
  ([id, name, type, range, initial, description, notFor = []]) => ({
    id: String(id),
    name,
    type,
    range,
    initial,
    description,
    notFor,
  }),
);

/** Instances below 1 GB take no more connections than by default (dcs-pd-0916002). */
const ofSmall = (parameter: Parameter): Parameter =>
  parameter.name === 'maxclients' ? { ...parameter, range: '1000-10000' } : parameter;

const byKind = new Map(
  kinds.map((kind) => {
    const own = parameters.filter(({ notFor }) => !notFor.includes(kind));
    return [kind, { usual: own, small: own.map(ofSmall) }] as const;
  }),
);

/**
 * The parameters of a kind, in the order in which the page has them.
 *
 * @param capacityGb - of the instance; templates, which are for any, go without
 */
export function parametersOf(kind: Kind, capacityGb = 1): readonly Parameter[] {
  const { usual, small } = byKind.get(kind) ?? { usual: [], small: [] };
  return capacityGb < 1 ? small : usual;
}

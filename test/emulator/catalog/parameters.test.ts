// The configuration parameters of 4.0 and 5.0 as tables 8 to 10 of page dcs-api-0312015 have them: id, name, range,
// default value, and the kinds that have it. The page gives the range of notify-keyspace-events in words.

import { parametersOf } from '../../../src/emulator/catalog/parameters.js';

const all = ['single', 'ha', 'cluster'] as const;
const withReplicas = ['ha', 'cluster'] as const;

const documented = [
  ['1', 'timeout', '0-7200', '0', all],
  [
    '2',
    'maxmemory-policy',
    'volatile-lru,allkeys-lru,volatile-random,allkeys-random,volatile-ttl,noeviction,volatile-lfu,allkeys-lfu',
    'volatile-lru',
    all,
  ],
  ['3', 'hash-max-ziplist-entries', '1-10000', '512', all],
  ['4', 'hash-max-ziplist-value', '1-10000', '64', all],
  ['7', 'set-max-intset-entries', '1-10000', '512', all],
  ['8', 'zset-max-ziplist-entries', '1-10000', '128', all],
  ['9', 'zset-max-ziplist-value', '1-10000', '64', all],
  ['10', 'latency-monitor-threshold', '0-86400000', '0', all],
  ['11', 'maxclients', '1000-50000', '10000', all],
  ['13', 'notify-keyspace-events', 'KEg$lshzxeA', 'Ex', all],
  ['14', 'repl-backlog-size', '16384-1073741824', '1048576', withReplicas],
  ['15', 'repl-backlog-ttl', '0-604800', '3600', withReplicas],
  ['16', 'appendfsync', 'no,always,everysec', 'everysec', withReplicas],
  ['17', 'appendonly', 'yes,no', 'yes', withReplicas],
  ['18', 'slowlog-log-slower-than', '0-1000000', '10000', all],
  ['19', 'slowlog-max-len', '0-1000', '128', all],
  ['20', 'lua-time-limit', '100-5000', '5000', all],
  ['21', 'repl-timeout', '30-3600', '60', withReplicas],
  ['22', 'proto-max-bulk-len', '1048576-536870912', '536870912', all],
  ['23', 'master-read-only', 'yes,no', 'no', all],
  ['24', 'client-output-buffer-slave-soft-limit', '0-134217728', '13421772', withReplicas],
  ['25', 'client-output-buffer-slave-hard-limit', '0-134217728', '13421772', withReplicas],
  ['26', 'client-output-buffer-limit-slave-soft-seconds', '0-60', '60', withReplicas],
] as const;

test.each(all)('%s instances have the parameters of the page, and no others', (kind) => {
  const expected = documented.filter((row) => row[4].some((each) => each === kind));
  expect(
    parametersOf(kind).map(({ id, name, range, initial }) => [id, name, range, initial]),
  ).toEqual(expected.map((row) => row.slice(0, 4)));
});

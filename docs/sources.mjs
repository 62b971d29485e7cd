// docs/sources.md: every page of the service's documentation that this project cites, once, and what it says, in
// our words. What operations say of themselves is asked of the operations; the rest is written here.

/** Pages without a request: the guide, the overview, the questions and answers, the tables of the API. */
const guide = {
  CacheCluster:
    'Proxy Cluster instances (the id is that of the other page): their sizes and the shards of each.',
  CacheProxy:
    'Redis Cluster instances (the id is that of the other page): their sizes and the shards of each.',
  ErrorCode:
    'The codes of errors in both forms, with HTTP status, message and remedy; no page says which operation gives which.',
  TagManagement:
    'Tags: at most 20 on an instance, which characters keys and values can have, and how long they can be.',
  'dcs-api-0312047': 'The seven statuses, a line each. Only a running instance serves.',
  'dcs-faq-0730047': 'What a change of size interrupts: the same tables as dcs-ug-0326011.',
  'dcs-faq-0730048':
    'While an instance restarts it can neither be deleted nor scaled, and while it is scaled it cannot be deleted.',
  'dcs-pd-0326003': 'An instance of Redis 4.0 or later is created within 8 seconds.',
  'dcs-pd-0916002': 'The flavors of Redis 4.0 and 5.0: memory, connections, bandwidth, spec_code.',
  'dcs-pd-0916004':
    'The flavors of Redis 6.0 and 7.0; 6.0 has all kinds, 7.0 neither Proxy Cluster nor read/write splitting.',
  'dcs-pd-200813003':
    'Commands that a kind restricts; one that takes very long can make an instance faulty, until it has ended.',
  'dcs-pd-200813004':
    'An instance that is faulty under a long command returns to normal once the command has ended.',
  'dcs-ug-023129':
    'SSL: Redis 6.0 and 7.0, single-node, master/standby and Redis Cluster; switching it restarts the instance and stops a backup.',
  'dcs-ug-0312017':
    'A switchover by hand: a running master/standby or read/write splitting instance, up to 10 seconds of interruption.',
  'dcs-ug-0312018': 'The data of a running instance of Redis 4.0 or later can be cleared.',
  'dcs-ug-0312023':
    'Operations exclude each other in most cases; a restart during a backup is accepted and likely to make it fail. While a faulty node recovers, the instance stays Running and serves, and parameters, passwords, backups, restorations and changes of size are refused.',
  'dcs-ug-0312024':
    'Parameters take effect at once, without a restart; their names, ranges and defaults.',
  'dcs-ug-0312028': 'Background tasks: those that have succeeded or failed can be deleted.',
  'dcs-ug-0312031':
    'The backup policy of all kinds but single-node: checked each hour, kept 1 to 7 days, 5 to 30 minutes for a backup of a running instance.',
  'dcs-ug-0312032': 'A backup by hand: a running instance, 10 to 15 minutes.',
  'dcs-ug-0312033':
    'A restoration: a running master/standby or cluster instance, a backup that has succeeded, 1 to 30 minutes without reads and writes.',
  'dcs-ug-0312041':
    'A new password takes effect without a restart; when the reset fails, the instance restarts and has the old password.',
  'dcs-ug-0326008':
    'Creating an instance; one whose zone the management plane cannot reach turns faulty.',
  'dcs-ug-0326011':
    'Changes of size: who can change to what, what is interrupted, which changes wait for the maintenance window, 5 to 30 minutes and longer for clusters, and what a failed change leaves.',
  'dcs-ug-0326013':
    'A running or faulty instance can be restarted, in 10 seconds to 30 minutes; during a backup that may fail.',
  'dcs-ug-0326014':
    'A running or faulty instance can be deleted, in 1 to 30 minutes; creations that failed are in a list of their own and can be deleted.',
  'dcs-ug-1009002': 'Commands can get other names; the system restarts the instance for it.',
  'en-us_topic_0079835992':
    'Backups run on the standby without downtime, to RDB files when automatic; at most 24 are kept. Nothing reads or writes during a restoration; when the file is beyond repair, a master/standby instance goes back to what it was.',
};

/** Pages on the signing of requests and on the gateway before all services, in the documentation of that. */
const gateway = {
  'api-sign-0001':
    'Troubleshooting of signed requests: the words with which the gateway refuses a wrong signature (APIGW.0301).',
  'api-sign-errorcode':
    'The codes of the gateway in front of the services, APIGW.0301 among them, with their HTTP statuses.',
};

/** What pages of operations say besides what the operation is, where the model or the emulator leans on it. */
const besides = {
  ChangeMasterStandby: 'Only master/standby instances can.',
  CopyInstance: 'Only master/standby and cluster instances can be backed up and restored.',
  ListBackupRecords: 'A backup succeeds or fails, and has a code for why.',
  ListConfigurations: '`config_status` reads UPDATING, FAILURE or SUCCESS.',
  ResizeInstance:
    'A running instance; types of Redis 4.0, 5.0 and 6.0 can change; at once, or in the maintenance window.',
  ShowInstance: 'In its sample `task` is BACKUPING while the status is RUNNING.',
  ShowJobInfo: 'The switchover of its sample took 2.9 seconds.',
  'dcs-api-0312016':
    'It counts instances that are being flushed, which the table of statuses does not have.',
};

/**
 * The page.
 *
 * @param protocol - the operations, and every request that is known
 * @param ids - the ids of the documentation's pages
 */
export function sourcesPage({ operations, knownRequests }, ids) {
  const isPage = new Set(ids);
  const offered = new Map(operations.map(({ page, summary }) => [page, summary]));
  const named = new Map(
    knownRequests.map(({ source, method, path }) => [source, `${method} ${path}`]),
  );
  const sorted = (pages) => [...new Set(pages)].sort();
  const rows = (pages, says) => pages.map((page) => `| ${page} | ${says(page)} |`);
  const ofOperations = sorted([...offered.keys()].filter((page) => isPage.has(page)));
  const ofNamed = sorted(
    [...named.keys()].filter((page) => isPage.has(page) && !offered.has(page)),
  );
  const ofSdks = sorted([...offered.keys()].filter((page) => !isPage.has(page)));
  return `<!-- Generated from docs/sources.mjs and the operations: do not edit; npm run docs. -->

# Sources

Every page of the service's documentation that the code, the tests and the docs of this project cite, once, with
what it says, in our words. An id is the file name of the page; [page-ids.txt](page-ids.txt) lists those that there
are (repository opentelekomcloud-docs/distributed-cache-service). What was inferred from them, and why, is in
[decisions/](decisions/README.md).

## The guide, the overview and the tables

| page | what it says |
|---|---|
${rows(Object.keys(guide), (page) => guide[page]).join('\n')}

The page of the statuses has other editions, which list more of them: nine
(https://support.huaweicloud.com/intl/en-us/api-dcs/dcs-api-0312047.html: FROZEN, FLUSHING) and sixteen
(https://support.huaweicloud.com/api-dcs/dcs-api-0312047.html: CLOSING, STARTING, CLOSED, DELETED, UPGRADING,
ROLLBACKING and IPEXCHANGING as well). An edition with the seven is
https://support.huaweicloud.com/intl/en-us/ae-ad-1-api-dcs/dcs-api-0312047.html.

## The gateway

| page | what it says |
|---|---|
${rows(Object.keys(gateway), (page) => gateway[page]).join('\n')}

## Pages of operations that are offered

| page | what it says |
|---|---|
${rows(ofOperations, (page) => [offered.get(page), besides[page]].filter(Boolean).join(' ')).join('\n')}

## Pages of requests that are only named

| page | the request |
|---|---|
${rows(ofNamed, (page) => `\`${named.get(page)}\``).join('\n')}

## Methods of the SDKs, which no page has

The client of Huawei's SDKs has them (3.1.211); see [0012](decisions/0012-operations-of-the-sdks.md).

| method | what it does |
|---|---|
${rows(ofSdks, (page) => offered.get(page)).join('\n')}
`;
}

// Node: with fetch alone, and with the SDK of Huawei Cloud; and the proxy of a browser application's
// development server.

import { type Connection, domain, signInAs } from './connection.js';
import { orderInScript } from './order.js';
import { lines, type SnippetFor, single } from './snippet.js';

/** A module that needs no package. */
export const node: SnippetFor = (connection) => {
  const { url, projectId } = connection;
  const { user, isChecked } = signInAs(connection);
  if (user === undefined) return undefined;
  return {
    id: 'node',
    name: 'Node',
    language: 'js',
    text: lines(
      `const instances = ${single(`${url}/v2/${projectId}/instances`)};`,
      ...(isChecked ? signIn(connection, user) : ['const headers = {};']),
      '',
      `const body = JSON.stringify(${orderInScript});`,
      "const created = await fetch(instances, { method: 'POST', headers, body });",
      'const { instance_id: id } = await created.json();',
      "const shown = await (await fetch(instances + '/' + id, { headers })).json();",
      'console.log(id, shown.name, shown.status);',
    ),
  };
};

const signIn = ({ url, region }: Connection, user: string): readonly string[] => [
  `const account = { name: ${single(user)}, domain: { name: ${single(domain)} }, password: process.env.OS_PASSWORD };`,
  "const identity = { methods: ['password'], password: { user: account } };",
  `const auth = { identity, scope: { project: { name: ${single(region)} } } };`,
  `const signedIn = await fetch(${single(`${url}/v3/auth/tokens`)}, {`,
  "  method: 'POST',",
  '  body: JSON.stringify({ auth }),',
  '});',
  "const headers = { 'X-Auth-Token': signedIn.headers.get('X-Subject-Token') };",
];

/** huaweicloud-sdk-nodejs-v3. The order is that of the recording huaweicloud-sdk-nodejs-walk. */
export const nodeSdk: SnippetFor = (connection) => {
  const { url, projectId } = connection;
  const { accessKey, isChecked } = signInAs(connection);
  // It signs with a key, always.
  if (accessKey === undefined) return undefined;
  return {
    id: 'node-sdk',
    name: 'Node, Huawei Cloud SDK',
    language: 'js',
    brief: `.withEndpoint(${single(url)})`,
    text: lines(
      "const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core');",
      "const dcs = require('@huaweicloud/huaweicloud-sdk-dcs/huaweicloud-sdk-dcs');",
      '',
      'const credentials = new BasicCredentials()',
      `  .withAk(${single(accessKey)})`,
      `  .withSk(${isChecked ? 'process.env.OS_SECRET_KEY' : single(accessKey)})`,
      `  .withProjectId(${single(projectId)});`,
      'const client = dcs.DcsClient.newBuilder()',
      '  .withCredential(credentials)',
      `  .withEndpoint(${single(url)})`,
      '  .build();',
      walk,
    ),
  };
};

const walk = `
async function main() {
  const body = {
    name: 'dcs-n',
    engine: 'Redis',
    engine_version: '5.0',
    capacity: 0.125,
    spec_code: 'redis.single.xu1.tiny.128',
    az_codes: ['eu-de-01'],
    vpc_id: 'v',
    subnet_id: 's',
    security_group_id: 'sg',
    password: 'Correct-Horse-7',
    instance_num: 1,
    no_password_access: false,
    maintain_begin: '22:00:00',
    maintain_end: '02:00:00',
    port: 6379,
    description: 'd',
    tags: [{ key: 'k', value: 'v' }],
    instance_backup_policy: { backup_type: 'manual', save_days: 1 },
  };
  const created = await client.createInstance(new dcs.CreateInstanceRequest().withBody(body));
  const shown = await client.showInstance(new dcs.ShowInstanceRequest(created.instance_id));
  console.log(shown.name, shown.status);
}

main().catch(console.error);`;

/** The paths of the service: its versions, those of the identity service, and links to files. */
export const servedPaths = '^/(v[0-9.]+|obs)/';

/**
 * A proxy in front of the service, so that pages ask their own origin. The host is handed on as it is:
 * links in answers then lead through the proxy as well.
 */
export const vite: SnippetFor = ({ url }) => ({
  id: 'vite',
  name: 'Vite proxy',
  language: 'js',
  text: lines(
    '// vite.config.js',
    "import { defineConfig } from 'vite';",
    '',
    'export default defineConfig({',
    '  server: {',
    '    proxy: {',
    `      ${single(servedPaths)}: { target: ${single(url)}, changeOrigin: false },`,
    '    },',
    '  },',
    '});',
  ),
});

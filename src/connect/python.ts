// What is written in Python: the SDK of Open Telekom Cloud, and OpenStack's command line.

import { accountVariables, placeVariables } from './client-variables.js';
import { domain, signInAs } from './connection.js';
import { lines, quoted, type SnippetFor, shellWord } from './snippet.js';

/** openstacksdk with python-otcextensions. The order is that of the recording openstack-cli. */
export const python: SnippetFor = (connection) => {
  const { url, region } = connection;
  const { user, isChecked } = signInAs(connection);
  // It signs nothing.
  if (user === undefined) return undefined;
  const password = isChecked ? 'os.environ["OS_PASSWORD"]' : quoted(user);
  const names = `region_name=${quoted(region)}, project_name=${quoted(region)}`;
  return {
    id: 'python',
    name: 'Python',
    language: 'python',
    brief: environmentOf(placeVariables(connection)),
    text: lines(
      isChecked && 'import os\n',
      'import openstack',
      'from otcextensions import sdk',
      '',
      'conn = openstack.connect(',
      `    auth_url=${quoted(`${url}/v3`)}, ${names},`,
      `    username=${quoted(user)}, password=${password}, user_domain_name=${quoted(domain)}, project_domain_name=${quoted(domain)},`,
      ')',
      creation,
    ),
  };
};

const creation = `sdk.register_otc_extensions(conn)
instance = conn.dcs.create_instance(
    name="shop-cache", engine="Redis", engine_version="5.0", capacity=1,
    product_id="redis.ha.xu1.large.r2.1-h", password="Correct-Horse-7",
    available_zones=["bf84aba586ce4e948da0b97d9a7d62fb"],
    vpc_id="5e37b3be-950a-48e1-b498-65b63d336481",
    subnet_id="a4112635-3ec0-471c-95c3-5cf49b9533af",
)
print(conn.dcs.get_instance(instance.id).status)`;

/** The variables and commands of python-openstackclient. */
export const openstack: SnippetFor = (connection) => {
  const { user, isChecked } = signInAs(connection);
  if (user === undefined) return undefined;
  const { OS_PASSWORD: password, ...account } = accountVariables(user);
  const all = isChecked ? account : { ...account, OS_PASSWORD: password };
  return {
    id: 'openstack',
    name: 'OpenStack command line',
    language: 'sh',
    text: lines(
      isChecked && '# the password comes from OS_PASSWORD',
      `export ${environmentOf(placeVariables(connection))}`,
      `export ${environmentOf(all)}`,
      'openstack dcs instance list',
    ),
  };
};

const environmentOf = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${shellWord(value)}`)
    .join(' ');

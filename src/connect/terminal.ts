// What is typed in a terminal: curl, and the commands of this program.

import { isLoopbackUrl } from '../loopback/index.js';
import { type Connection, domain, signInAs } from './connection.js';
import { orderInJson } from './order.js';
import { lines, type SnippetFor, shellQuoted, shellWord } from './snippet.js';

/** An instance is created, and all are listed. */
export const curl: SnippetFor = (connection) => {
  const { url, projectId } = connection;
  const { user, isChecked } = signInAs(connection);
  // It cannot sign as the service wants it.
  if (user === undefined) return undefined;
  const token = isChecked ? ' -H "X-Auth-Token: $TOKEN"' : '';
  return {
    id: 'curl',
    name: 'curl',
    language: 'sh',
    ...(!isChecked && { brief: `curl ${shellWord(`${url}/v2/${projectId}/instances`)}` }),
    text: lines(
      ...(isChecked ? signIn(connection, user) : []),
      `DCS=${shellWord(`${url}/v2/${projectId}`)}`,
      `curl -s${token} -d '${orderInJson}' "$DCS/instances"`,
      `curl -s${token} "$DCS/instances"`,
    ),
  };
};

/**
 * Quotes and backslashes of a password are escaped, for it stands in JSON. The token is in a header, whose name
 * some servers write in other letters.
 */
function signIn({ url, region }: Connection, user: string): readonly string[] {
  const account = { name: user, domain: { name: domain }, password: '' };
  const identity = { methods: ['password'], password: { user: account } };
  const auth = JSON.stringify({ auth: { identity, scope: { project: { name: region } } } });
  const body = shellQuoted(auth).replace('"password":""', `"password":"'"$PASSWORD"'"`);
  const header = `tr -d '\\r' | awk 'tolower($1) == "x-subject-token:" { print $2 }'`;
  return [
    `PASSWORD=$(printf %s "$OS_PASSWORD" | sed 's/["\\]/\\\\&/g')`,
    `TOKEN=$(curl -s -o /dev/null -D - -d ${body} ${shellWord(`${url}/v3/auth/tokens`)} | ${header})`,
  ];
}

/** Waits for the instance whose id is in `ID`. */
export const wait: SnippetFor = (connection) => {
  const { url, region } = connection;
  const { user, accessKey, isChecked } = signInAs(connection);
  const place = `--endpoint ${shellWord(url)}`;
  const anywhere = isLoopbackUrl(url) || url.startsWith('https:') ? '' : ' --allow-http';
  const account = isChecked && user !== undefined ? ` --user ${shellWord(user)}` : '';
  return {
    id: 'wait',
    name: 'dcs-lifecycle wait',
    language: 'sh',
    text: lines(
      ...(user === undefined
        ? [
            '# the secret comes from OS_SECRET_KEY',
            `export OS_PROJECT_NAME=${shellWord(region)} OS_ACCESS_KEY=${shellWord(accessKey ?? '')}`,
          ]
        : [
            isChecked && '# the password comes from OS_PASSWORD',
            `eval "$(npx dcs-lifecycle env ${place} --region ${shellWord(region)}${account})"`,
          ]),
      `npx dcs-lifecycle wait "$ID" --until RUNNING --timeout 30m ${place}${anywhere}`,
    ),
  };
};

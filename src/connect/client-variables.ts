// The environment variables by which clients find a service, and those that would lead them elsewhere.

import { type Connection, domain, signInAs } from './connection.js';
import { shellQuoted } from './snippet.js';

/** Variables with their values; undefined takes one away. */
export type ClientVariables = Readonly<Record<string, string | undefined>>;

/** Would win over what is set, or lead to another cloud: never may real credentials meet the emulator. */
const misleading = [
  'OS_TOKEN',
  'OS_AUTH_TYPE',
  'OS_APPLICATION_CREDENTIAL_ID',
  'OS_APPLICATION_CREDENTIAL_NAME',
  'OS_APPLICATION_CREDENTIAL_SECRET',
  'OS_ACCESS_KEY',
  'OS_SECRET_KEY',
  'OS_SECURITY_TOKEN',
  'OS_PROJECT_ID',
  'OS_TENANT_ID',
  'OS_TENANT_NAME',
  'OS_DOMAIN_ID',
  'OS_DOMAIN_NAME',
  'OS_USER_ID',
  'OS_USERID',
  'OS_SYSTEM_SCOPE',
  'OS_TRUST_ID',
  'OS_USER_DOMAIN_ID',
  'OS_PROJECT_DOMAIN_ID',
  'OS_CLOUD',
];

/** The variables that lead to the region and its project. */
export const placeVariables = ({ url, region }: Connection) => ({
  OS_AUTH_URL: `${url}/v3`,
  OS_REGION_NAME: region,
  OS_PROJECT_NAME: region,
});

/** The variables of an account whose password is any. */
export const accountVariables = (user: string) => ({
  OS_USERNAME: user,
  OS_PASSWORD: user,
  OS_USER_DOMAIN_NAME: domain,
  OS_PROJECT_DOMAIN_NAME: domain,
});

/** What clients read. A password that is checked stays what the caller has in OS_PASSWORD. */
export function clientVariables(connection: Connection): ClientVariables {
  const { user = domain, isChecked } = signInAs(connection);
  const { OS_PASSWORD: password, ...account } = accountVariables(user);
  return {
    ...Object.fromEntries(misleading.map((name) => [name, undefined])),
    ...placeVariables(connection),
    ...account,
    ...(!isChecked && { OS_PASSWORD: password }),
    DCS_LIFECYCLE_ENDPOINT: connection.url,
  };
}

/** Lines that set them in a shell of the POSIX family. */
export function shellLines(variables: ClientVariables): string {
  const lines = Object.entries(variables).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}=${shellQuoted(value)}`,
  );
  return `${lines.join('\n')}\n`;
}

// The environment variables by which clients find an emulator, and those that would lead them elsewhere.

/** Variables with their values; undefined takes one away. */
export type ClientVariables = Readonly<Record<string, string | undefined>>;

/** Any account will do; the name of the project is that of the region. */
const account = 'dev';

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

/**
 * What clients read, as docs/guide/emulator.md names it.
 *
 * @param url - where the emulator listens
 */
export function clientVariables(url: string, region: string): ClientVariables {
  return {
    ...Object.fromEntries(misleading.map((name) => [name, undefined])),
    OS_AUTH_URL: `${url}/v3`,
    OS_REGION_NAME: region,
    OS_PROJECT_NAME: region,
    OS_USERNAME: account,
    OS_PASSWORD: account,
    OS_USER_DOMAIN_NAME: account,
    OS_PROJECT_DOMAIN_NAME: account,
    DCS_LIFECYCLE_ENDPOINT: url,
  };
}

/** Lines that set them in a shell of the POSIX family. */
export function shellLines(variables: ClientVariables): string {
  const lines = Object.entries(variables).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  );
  return `${lines.join('\n')}\n`;
}

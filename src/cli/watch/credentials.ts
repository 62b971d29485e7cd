// The caller's credentials, from the environment variables that OpenStack's clients read. Never from
// arguments: every process of the machine can read those.

import type { Credentials } from '../../client/index.js';
import { isLoopbackUrl } from '../../loopback/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';

/**
 * Reads the caller's credentials.
 *
 * @param endpoint - where the service is, if the command line says so
 * @throws CommandFailure when something is missing; it names variables and never their values
 */
export function credentialsFrom(
  { variables }: Environment,
  endpoint: string | undefined,
): Credentials {
  const value = (name: string) => variables[name] || undefined;
  const needed = (name: string, by: string) => {
    const found = value(name);
    if (found !== undefined) return found;
    throw badInput(`${by} needs the environment variable ${name}`);
  };
  const authUrl = value('OS_AUTH_URL');
  const projectId = value('OS_PROJECT_ID');
  const projectName = value('OS_PROJECT_NAME');
  const project = { id: projectId, name: projectName };

  const token = value('OS_TOKEN');
  if (token) return { by: 'token', token, projectId, authUrl };

  const accessKey = value('OS_ACCESS_KEY');
  if (accessKey) {
    const secretKey = needed('OS_SECRET_KEY', 'OS_ACCESS_KEY');
    return { by: 'accessKey', accessKey, secretKey, project, authUrl };
  }

  const username = value('OS_USERNAME');
  if (username) {
    const password = needed('OS_PASSWORD', 'OS_USERNAME');
    if (!projectId && !projectName) {
      throw badInput('OS_USERNAME needs OS_PROJECT_NAME or OS_PROJECT_ID');
    }
    const name = value('OS_USER_DOMAIN_NAME') ?? value('OS_DOMAIN_NAME');
    const domain = name === undefined ? undefined : { name };
    const url = needed('OS_AUTH_URL', 'OS_USERNAME');
    return { by: 'password', authUrl: url, username, password, domain, project };
  }

  if (endpoint === undefined || (URL.canParse(endpoint) && !isLoopbackUrl(endpoint))) {
    throw badInput(
      'no credentials: set OS_TOKEN, or OS_ACCESS_KEY and OS_SECRET_KEY, or OS_USERNAME, OS_PASSWORD and OS_AUTH_URL',
    );
  }
  return { by: 'nothing', projectId };
}

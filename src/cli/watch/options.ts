// The options that commands about a service share. It loads with the program, so it loads no client.

import { type Command, Option } from 'commander';
import type { Dialect } from '../../client/index.js';

/** Where the service is and how to speak to it. */
export interface ConnectionSettings {
  readonly endpoint?: string;
  readonly api: Dialect;
  readonly allowHttp?: boolean;
}

/** Adds the options of a connection to a command. */
export function addConnectionOptions(command: Command): Command {
  return command
    .option('--endpoint <url>', "where the service is (default: the catalog's address)")
    .addOption(
      new Option('--api <version>', 'the dialect to speak').choices(dialects).default('v2'),
    )
    .option('--allow-http', 'let credentials go to another machine over http');
}

const dialects: readonly Dialect[] = ['v2', 'v1.0'];

/** The variables, for `--help`. */
export const credentialsHelp = `
Credentials come from the environment, the first of these that is there:
  OS_TOKEN                        with OS_PROJECT_ID, or OS_AUTH_URL to ask for the project
  OS_ACCESS_KEY, OS_SECRET_KEY    with OS_PROJECT_ID, or OS_PROJECT_NAME and OS_AUTH_URL
  OS_USERNAME, OS_PASSWORD        with OS_AUTH_URL, OS_PROJECT_NAME or OS_PROJECT_ID, and
                                  OS_USER_DOMAIN_NAME or OS_DOMAIN_NAME
Without any, only an endpoint on this machine is asked. OS_REGION_NAME chooses from the catalog when
there is no --endpoint. Over http, credentials go to this machine only, unless --allow-http is given.
`;

// `record`: between a client and the service, until Ctrl-C.

import { Command } from 'commander';
import type { Environment } from '../environment/environment.js';
import { portNumber } from '../input/options.js';
import type { RecordSettings } from '../record/run-record.js';

/** The port without `--port`, beside that of `serve`. */
const defaultPort = 8633;

/** The command, to be added to the program. */
export function recordCommand(environment: Environment): Command {
  return new Command('record')
    .summary('record what a client and the service say to each other')
    .description(
      'Listens on this machine, passes every request on to the service, and writes a JSON line for\n' +
        'each of them with its answer. Passwords, tokens, keys and signatures are never written. What\n' +
        'was recorded can be sent again with replay. Ctrl-C ends it.',
    )
    .requiredOption('--upstream <url>', 'where the service is')
    .option('--auth-url <url>', 'where the identity service is (default: that of --upstream)')
    .option('--out <file>', 'a new file for the recording (default: standard output)')
    .option('--port <n>', 'the port to listen on; 0 for any that is free', portNumber, defaultPort)
    .option('--allow-http', 'let credentials go to another machine over http')
    .addHelpText('after', help)
    .action(async (settings: RecordSettings) => {
      const { runRecord } = await import('../record/run-record.js');
      await runRecord(settings, environment);
    });
}

const help = `
Point the client at http://127.0.0.1:${defaultPort}, and at http://127.0.0.1:${defaultPort}/v3 to sign in. A signature is for
one address: requests of a client that signs are signed anew with OS_ACCESS_KEY and OS_SECRET_KEY.
When the service cannot be reached, the client gets 502, and the recording goes on.
Exit codes: 0 ended by Ctrl-C; 1 the recording cannot be written; 2 bad usage.

Examples:
  dcs-lifecycle record --upstream https://dcs.eu-de.otc.t-systems.com --auth-url https://iam.eu-de.otc.t-systems.com --out real.jsonl
  dcs-lifecycle record --upstream http://127.0.0.1:8632
`;

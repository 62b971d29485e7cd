// `serve`: DCS on this machine, until Ctrl-C.

import { Command, InvalidArgumentError, Option } from 'commander';
import { originIssue } from '../../loopback/index.js';
import type { Environment } from '../environment/environment.js';
import { addInspectOption, portNumber, seedNumber } from '../input/options.js';
import type { ServeSettings } from '../serve/settings.js';

/** The port without `--port`. */
const defaultPort = 8632;

/** The command, to be added to the program. */
export function serveCommand(environment: Environment): Command {
  const command = new Command('serve')
    .summary('serve DCS on this machine, for clients that cannot tell the difference')
    .description(
      'Serves DCS on this machine: both APIs and signing in, on a clock of its own. Any credentials\n' +
        'are accepted unless --auth strict says otherwise. Ctrl-C ends it.',
    )
    .option('--port <n>', 'the port to listen on; 0 for any that is free', portNumber, defaultPort)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--allow-host <name>', 'another name that clients may call it by (repeatable)', also)
    .option(
      '--allow-origin <origin>',
      'let the pages of an origin call it, such as http://localhost:5173, or those of any port of\n' +
        'this machine: loopback (repeatable)',
      alsoOrigin,
    )
    .option('--plan <name|file>', 'how long things take: instant, demo, documented, or a file')
    .option('--seed <n>', 'seed of ids and of what is left to chance (default: 1)', seedNumber)
    .option('--region <name>', 'the region of the catalog (default: the one clients ask for)')
    .option('--data <file>', 'keep everything in a database file')
    .option('--fixtures <file>', 'begin with the instances of a YAML or JSON file')
    .option('--start-at <time>', 'the time of the service at first, such as 2026-01-01T00:00:00Z')
    .option('--speed <n>', 'seconds of the service that go by in a real one (default: 1)', speedOf)
    .option('--paused', 'let the time of the service stand still at first')
    .addOption(
      new Option('--auth <mode>', 'accept any credentials, or check them')
        .choices(['open', 'strict'])
        .default('open'),
    )
    .addOption(
      new Option(
        '--control <mode>',
        'have the control plane, or not; with --auth strict, and on other addresses than this\n' +
          "machine's own, it asks for the token in DCS_LIFECYCLE_CONTROL_TOKEN",
      )
        .choices(['on', 'off'])
        .default('on'),
    )
    .option('--user <name>', 'who may sign in, with the password in DCS_LIFECYCLE_PASSWORD')
    .option('--ak <key>', 'an access key, with its secret in DCS_LIFECYCLE_SECRET_KEY')
    .option(
      '--no-request-log',
      'keep no list of the requests for the console and /_control/requests',
    )
    .option('--demo', 'begin with a fleet that lives by itself: to look at in a browser')
    .option('--json', 'log JSON lines instead of text for people');
  addInspectOption(command, 'open the Stately inspector on the instances, or the local one');
  return command.addHelpText('after', examples).action(async (options: ServeSettings) => {
    // The help comes at once: it does not load the server.
    const { runServer } = await import('../serve/run-server.js');
    await runServer(options, environment);
  });
}

const examples = `
Examples:
  dcs-lifecycle serve
  dcs-lifecycle serve --plan documented --speed 60 --data dcs.db
  dcs-lifecycle serve --port 0 --json
  dcs-lifecycle serve --demo
  dcs-lifecycle serve --allow-origin http://localhost:5173
  DCS_LIFECYCLE_PASSWORD=… dcs-lifecycle serve --auth strict --user admin
`;

const also = (name: string, before: readonly string[] = []): string[] => [...before, name];

function alsoOrigin(text: string, before: readonly string[] = []): string[] {
  const issue = originIssue(text);
  if (issue) throw new InvalidArgumentError(`It is none: ${issue}`);
  return [...before, text];
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && speed > 0 && speed <= 86_400) return speed;
  throw new InvalidArgumentError('Allowed: numbers above 0, at most 86400.');
}

// `inspect`: the offline inspector, for any XState 5 application on this machine.

import { Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../environment/environment.js';
import { portNumber } from '../input/options.js';

/** The port without `--port`. */
const defaultPort = 8640;

interface Options {
  readonly port: number;
  readonly allowOrigin?: readonly string[];
  readonly open: boolean;
  readonly save?: string;
  readonly mask?: readonly string[];
}

/** The command, to be added to the program. */
export function inspectCommand(environment: Environment): Command {
  return new Command('inspect')
    .summary('look into the machines of any XState 5 application, offline')
    .description(
      'Serves an inspector on this machine for any XState 5 application that uses @statelyai/inspect:\n' +
        'actors, statecharts, events and snapshots, with a way back. Nothing leaves this machine.\n' +
        'With a file it shows what was saved in it, by Save on the page or by --save.',
    )
    .argument('[file]', 'a saved inspection to begin with, - for standard input')
    .option('--port <n>', 'the port to listen on; 0 for any that is free', portNumber, defaultPort)
    .option(
      '--allow-origin <origin>',
      'pages of another origin that may be seen (repeatable)',
      also,
    )
    .option(
      '--mask <path>',
      'replace what is there in contexts and events: password, context.user.token (repeatable)',
      andMasked,
    )
    .option('--save <file>', 'at the end, save what was inspected')
    .option('--no-open', 'do not open the page in a browser')
    .addHelpText('after', examples)
    .action(async (file: string | undefined, options: Options) => {
      const { runInspector } = await import('../inspect/run-inspector.js');
      const { allowOrigin: allowOrigins = [], mask = [] } = options;
      await runInspector({ ...options, file, allowOrigins, mask }, environment);
    });
}

const examples = `
Examples:
  dcs-lifecycle inspect
  dcs-lifecycle inspect inspection.jsonl
  dcs-lifecycle inspect --save inspection.jsonl
  dcs-lifecycle inspect --port 0 --allow-origin https://shop.example
`;

function andMasked(text: string, before: readonly string[] = []): string[] {
  // A path with an empty key, such as one of an empty variable of a shell, would mask nothing, and nobody would know.
  if (text.split('.').every((key) => key.trim() !== '')) return [...before, text];
  throw new InvalidArgumentError('Allowed: keys with dots between, such as context.user.token.');
}

function also(text: string, before: readonly string[] = []): string[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin === text && /^https?:$/.test(url.protocol)) return [...before, text];
  throw new InvalidArgumentError(
    'Allowed: an origin such as https://shop.example, without a path.',
  );
}

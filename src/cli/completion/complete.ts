// Completion in shells, by @bomb.sh/tab: its scripts ask this program what fits at the cursor. It learns the
// commands and options from the program itself; the values that are no fixed choices come from here.

import { script } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { statuses } from '../../../machines/index.js';
import { workNames } from '../../client/internal.js';
import { goalNames, observedStatuses } from '../../observer/internal.js';
import { presets } from '../../plan/index.js';
import { taskNames } from '../../protocol/index.js';
import { type ExampleKind, exampleNames } from '../input/examples.js';

/** What options take that is no fixed choice, by their names. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  until: goalNames,
  operation: [...taskNames, ...workNames],
  pending: statuses,
  target: observedStatuses,
  failure: statuses,
  plan: Object.keys(presets),
};

/** The examples that commands take. */
const examplesOf: Readonly<Record<string, ExampleKind>> = {
  simulate: 'scenario',
  fleet: 'profile',
  availability: 'profile',
  check: 'trace',
};

/** Writes the script of a shell. */
export function completionScript(shell: string, program: string): string {
  // The script asks by `PROGRAM complete -- …`; here that is a shell of the same command.
  const text = printedBy(() => script(shell, program, `${program} completion`));
  return (
    text
      // Another program's script by the same library has set them, or this one, when a shell reads its files again.
      .replaceAll(/^readonly ShellComp.*$/gm, '$& 2>/dev/null')
      // Where nothing is offered bash completes files, unless the script says that none fit.
      .replace(/^complete -F /m, 'complete -o default -F ')
  );
}

/**
 * Says what fits at the end of a command line: a line for each, and one for the shell.
 *
 * @param program - all commands; it is changed and can run no more
 * @param words - the command line without the program's name; the last one is at the cursor
 */
export function completions(program: Command, words: readonly string[]): string {
  // A shell shows a line for each.
  for (const command of program.commands) command.description(command.summary());
  const own = 'complete-in-shells';
  const root = tab(program, { completionCommandName: own });
  root.commands.delete(own);
  for (const [name, command] of root.commands) {
    for (const [option, values] of Object.entries(valuesOf)) {
      const known = command.options.get(option);
      if (known) known.handler = (complete) => values.forEach((value) => void complete(value, ''));
    }
    const kind = examplesOf[name];
    const examples = kind ? exampleNames(kind) : [];
    const [argument] = command.arguments.values();
    if (argument && examples.length > 0) {
      argument.handler = (complete) => examples.forEach((each) => void complete(each, 'example'));
    }
  }
  const answer = printedBy(() => root.parse([...words]));
  // Where nothing else fits, a file may.
  return answer === `:${filesDoNotFit}\n` ? ':0\n' : answer;
}

/** What the library tells shells at the end of every answer. */
const filesDoNotFit = 4;

/** The library prints by itself; what a command prints goes to its environment. */
function printedBy(work: () => void): string {
  const { log } = console;
  let text = '';
  console.log = (line: string) => {
    text += `${line}\n`;
  };
  try {
    work();
  } finally {
    console.log = log;
  }
  return text;
}

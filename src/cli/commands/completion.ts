// `completion`: the script by which a shell completes commands, options, statuses and names.

import { Argument, Command } from 'commander';
import type { Environment } from '../environment/environment.js';

/** The command, to be added to the program. */
export function completionCommand({ stdout }: Environment): Command {
  return new Command('completion')
    .summary('print the script by which a shell completes commands')
    .description(
      'Prints the script by which a shell completes commands, options and their values: statuses,\n' +
        'kinds, plans and examples. Load it when the shell starts.',
    )
    .addArgument(
      new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish', 'powershell']),
    )
    .addHelpText('after', help)
    .action(async (shell: string) => {
      const { completionScript } = await import('../completion/complete.js');
      stdout.write(completionScript(shell, 'dcs-lifecycle'));
    });
}

const help = `
In bash, put  source <(dcs-lifecycle completion bash)  into ~/.bashrc (needs the package bash-completion);
in zsh, put  source <(dcs-lifecycle completion zsh)  into ~/.zshrc, after compinit;
in fish, write it to ~/.config/fish/completions/dcs-lifecycle.fish;
in PowerShell, put  dcs-lifecycle completion powershell | Out-String | Invoke-Expression  into $PROFILE.

Examples:
  dcs-lifecycle completion bash
  dcs-lifecycle completion fish
`;

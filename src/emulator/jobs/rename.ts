// New names for commands, for which an instance restarts: it has them once it runs again
// (dcs-ug-1009002).

import { roleOf } from '../../../machines/index.js';
import { type InstanceRecord, type Job, texts } from '../store/index.js';
import { defineJob, invalid, type World } from '../world/index.js';

/**
 * Refuses new names for what only proxies can rename.
 *
 * @throws DcsError that names the part of the request
 */
export function requireRenamable(
  world: World,
  { kind }: Pick<InstanceRecord, 'kind'>,
  names: Readonly<Record<string, string | undefined>>,
): void {
  if (kind === 'proxy') return;
  if ((names.dbsize ?? names.dbstats) === undefined) return;
  const detail = 'only Proxy Cluster instances can rename DBSIZE and DBSTATS';
  throw invalid(world, 'rename_commands', detail);
}

/** New names for commands, by the old ones. */
export interface RenameJob extends Job {
  readonly type: 'renameCommands';
  readonly names: Readonly<Record<string, string>>;
}

export const renameJob = defineJob<RenameJob>({
  type: 'renameCommands',
  shape: { names: texts },
  end(_world, { renamedCommands }, { names }, by) {
    return roleOf(by) === 'endsWell'
      ? { renamedCommands: { ...renamedCommands, ...names } }
      : undefined;
  },
});

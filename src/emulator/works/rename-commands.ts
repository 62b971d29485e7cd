// Giving commands new names, for which an instance restarts: it has them once it runs again
// (dcs-ug-1009002).

import type { Work } from '../store/index.js';
import { defineWork } from '../world/index.js';

/** New names for commands, by the old ones. */
export interface RenameWork extends Work {
  readonly type: 'renameCommands';
  readonly names: Readonly<Record<string, string>>;
}

export const renameWork = defineWork<RenameWork>({
  type: 'renameCommands',
  end(_world, { renamedCommands }, { names }, by) {
    return by === 'succeed' ? { renamedCommands: { ...renamedCommands, ...names } } : undefined;
  },
});

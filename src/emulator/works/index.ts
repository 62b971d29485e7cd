// What the work of an instance leads to at its end. A new sort of work is one line here.

import type { WorkKind } from '../world/index.js';
import { backupWork } from './backup.js';
import { configureWork } from './configure.js';
import { extendWork } from './extend.js';
import { renameWork } from './rename-commands.js';
import { restoreWork } from './restore.js';
import { sslWork } from './switch-ssl.js';

export type { BackupWork } from './backup.js';
export type { ConfigureWork } from './configure.js';
export { type ExtendWork, madeOf } from './extend.js';
export type { RenameWork } from './rename-commands.js';
export type { RestoreWork } from './restore.js';
export type { SslWork } from './switch-ssl.js';

/** Every sort of work. */
export const works: readonly WorkKind[] = [
  backupWork,
  configureWork,
  extendWork,
  renameWork,
  restoreWork,
  sslWork,
];

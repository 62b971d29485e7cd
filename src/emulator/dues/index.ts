// What can fall due besides the ends of phases and removals. A new one is one line here.

import { outcomeOrderDue } from '../control/outcomes/index.js';
import type { DueKind } from '../world/index.js';
import { automaticBackup } from './automatic-backup.js';
import { scheduledResize } from './scheduled-resize.js';
import { switchoverEnd } from './switchover-end.js';

export { scheduledResize, switchoverEnd };

/** Everything that can fall due. */
export const dues: readonly DueKind[] = [
  automaticBackup,
  scheduledResize,
  switchoverEnd,
  outcomeOrderDue,
];

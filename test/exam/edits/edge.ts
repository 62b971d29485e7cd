// A guarded edge: a faulty instance of a kind that keeps backups can be restored from one.

import type { Edit } from '../scratch.js';

const edit: Edit = {
  edits: {
    'machines/instance/instance.machine.ts': [
      [
        `        recover: {
          target: 'RUNNING',`,
        `        restore: {
          guard: 'keepsBackups',
          target: 'RESTORING',
          ...assumed('A faulty instance can be restored.', 'no page names this case'),
        },
        recover: {
          target: 'RUNNING',`,
      ],
    ],
    'test/machines/instance/expected.ts': [
      [
        `  | ERROR               | recover   |`,
        `  | ERROR               | restore   | RESTORING           | keepsBackups    | not single | assumed    |
  | ERROR               | recover   |`,
      ],
      [
        `  | ERROR               | recover          | RUNNING.idle        | all        |\n`,
        `  | ERROR               | recover          | RUNNING.idle        | all        |
  | ERROR               | restore          | RESTORING           | not single |
`,
      ],
      [
        `  | ERROR               | restore backUp                 | DCS.4049 | not single |\n`,
        `  | ERROR               | backUp                         | DCS.4049 | not single |\n`,
      ],
    ],
  },
};

export default edit;

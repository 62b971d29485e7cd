// A status: FROZEN, into which the platform takes a running instance and out of which it lets it again.

import type { Edit } from '../scratch.js';

const freezes = `
    meaning: 'the platform takes the instance out of service',
    role: 'suspends',
    planned: false,
    verb: 'freezes',
    noun: 'freeze',`;
const unfreezes = `
    meaning: 'the platform lets the instance serve again',
    role: 'resumes',
    planned: true,
    verb: 'unfreezes',
    noun: 'release',`;

const edit: Edit = {
  edits: {
    'machines/instance/statuses.ts': [
      [
        `} as const satisfies Readonly<Record<string, StatusNote>>;`,
        `  FROZEN: {
    label: 'Frozen',
    meaning: 'The platform has taken the instance out of service and may let it serve again.',
    page: 'ErrorCode',
  },
} as const satisfies Readonly<Record<string, StatusNote>>;`,
      ],
    ],
    'machines/instance/events.ts': [
      [
        `} as const satisfies Readonly<Record<string, OutcomeNote>>;`,
        `  freeze: {${freezes}
  },
  unfreeze: {${unfreezes}
  },
} as const satisfies Readonly<Record<string, OutcomeNote>>;`,
      ],
    ],
    'machines/instance/instance.machine.ts': [
      [
        `      tags: ['serving'],
      initial: 'idle',
      on: {
`,
        `      tags: ['serving'],
      initial: 'idle',
      on: {
        freeze: {
          target: 'FROZEN',
          ...documented('The platform freezes a running instance.', 'ErrorCode'),
        },
`,
      ],
      [
        `    deleted: {
      description`,
        `    FROZEN: {
      description: statusMeanings.FROZEN,
      tags: ['failed'],
      meta: { refusal: { code: 'DCS.4049', condition: 'frozen' } },
      on: {
        unfreeze: {
          target: 'RUNNING',
          ...documented('The instance runs again.', 'ErrorCode'),
        },
        delete: {
          target: 'deleted',
          ...assumed('A frozen instance can be deleted.', 'no page names this case'),
        },
      },
    },

    deleted: {
      description`,
      ],
    ],
    'test/machines/instance/expected.ts': [
      [
        `'cannot recover: the instance is RUNNING; the platform can report fault and degrade; recover`,
        `'cannot recover: the instance is RUNNING; the platform can report fault, degrade and freeze; recover`,
      ],
      [
        `being backed up; the platform can report succeed, fail and fault;`,
        `being backed up; the platform can report succeed, fail, fault and freeze;`,
      ],
      [
        `'cannot delete: the instance is RESTARTING; delete is accepted in CREATEFAILED, RUNNING and ERROR'`,
        `'cannot delete: the instance is RESTARTING; delete is accepted in CREATEFAILED, RUNNING, ERROR and FROZEN'`,
      ],
      [
        `  | RUNNING             | restart   |`,
        `  | RUNNING             | freeze    | FROZEN              |                 | all        | documented |
  | RUNNING             | restart   |`,
      ],
      [
        `  | RESTORING           | fault     | ERROR               |                 | not single | assumed    |\n`,
        `  | RESTORING           | fault     | ERROR               |                 | not single | assumed    |
  | FROZEN              | unfreeze  | RUNNING             |                 | all        | documented |
  | FROZEN              | delete    | deleted             |                 | all        | assumed    |
`,
      ],
      [`  'RESTORING',\n  'deleted',\n`, `  'RESTORING',\n  'FROZEN',\n  'deleted',\n`],
      [
        `  outcomes: ['succeed', 'fail', 'fault', 'recover', 'degrade'],`,
        `  outcomes: ['succeed', 'fail', 'fault', 'recover', 'degrade', 'freeze', 'unfreeze'],`,
      ],
      [`    'RESTORING',\n  ],\n`, `    'RESTORING',\n    'FROZEN',\n  ],\n`],
      [
        `    failed: ['CREATEFAILED', 'ERROR'],`,
        `    failed: ['CREATEFAILED', 'ERROR', 'FROZEN'],`,
      ],
      [
        `  RESTORING: 'dcs-api-0312047',\n`,
        `  RESTORING: 'dcs-api-0312047',\n  FROZEN: 'ErrorCode',\n`,
      ],
      [
        `  degrade: ['breaks', 'unplanned'],\n`,
        `  degrade: ['breaks', 'unplanned'],
  freeze: ['suspends', 'unplanned'],
  unfreeze: ['resumes', 'planned'],
`,
      ],
      [
        `  | RESTORING           | fault            | ERROR               | all        |\n`,
        `  | RESTORING           | fault            | ERROR               | all        |
  | RUNNING.*           | freeze           | FROZEN              | all        |
  | FROZEN              | unfreeze         | RUNNING.idle        | all        |
  | FROZEN              | delete           | deleted             | all        |
`,
      ],
      [
        `  | deleted             | restart extend`,
        `  | FROZEN              | restart extend                 | DCS.4049 | all        |
  | FROZEN              | configure flush                | DCS.4049 | all        |
  | FROZEN              | restore backUp                 | DCS.4049 | not single |
  | deleted             | restart extend`,
      ],
      [
        `    'CREATING CREATEFAILED RUNNING ERROR RESTARTING EXTENDING RESTORING deleted',`,
        `    'CREATING CREATEFAILED RUNNING ERROR RESTARTING EXTENDING RESTORING FROZEN deleted',`,
      ],
      [
        `  [{ from: 'CREATING', by: 'platform' }, 'CREATING CREATEFAILED RUNNING ERROR'],`,
        `  [{ from: 'CREATING', by: 'platform' }, 'CREATING CREATEFAILED RUNNING ERROR FROZEN'],`,
      ],
      [
        `  [{ from: 'RUNNING' }, 'RUNNING ERROR RESTARTING EXTENDING RESTORING deleted'],`,
        `  [{ from: 'RUNNING' }, 'RUNNING ERROR RESTARTING EXTENDING RESTORING FROZEN deleted'],`,
      ],
      [
        `'RUNNING ERROR RESTARTING EXTENDING deleted'],`,
        `'RUNNING ERROR RESTARTING EXTENDING FROZEN deleted'],`,
      ],
      [
        `  [{ from: 'RUNNING', by: 'platform' }, 'RUNNING ERROR'],`,
        `  [{ from: 'RUNNING', by: 'platform' }, 'RUNNING ERROR FROZEN'],`,
      ],
      [`'RUNNING RESTORING'],`, `'RUNNING RESTORING FROZEN'],`],
      [`  deleted: 'gone',\n`, `  FROZEN: 'frozen',\n  deleted: 'gone',\n`],
      [`  deleted: 'none',\n`, `  FROZEN: 'either',\n  deleted: 'none',\n`],
    ],
  },
};

export default edit;

// A task of RUNNING: the keys are changed while the instance serves.

import type { Edit } from '../scratch.js';

const edit: Edit = {
  edits: {
    'machines/instance/statuses.ts': [
      [
        `} as const satisfies Readonly<Record<string, TaskNote>>;`,
        `  scanning: {
    meaning: 'The keys are being looked through, and the instance serves.',
    word: 'SCANNING',
    page: 'ListConfigurations',
  },
} as const satisfies Readonly<Record<string, TaskNote>>;`,
      ],
    ],
    'machines/instance/events.ts': [
      [
        `  delete: { meaning: 'an operator deletes the instance', phrase: 'delete' },\n`,
        `  delete: { meaning: 'an operator deletes the instance', phrase: 'delete' },
  scan: { meaning: 'an operator looks through the keys', phrase: 'scan' },
`,
      ],
    ],
    'machines/instance/instance.machine.ts': [
      [
        `            degrade: {
              guard`,
        `            scan: {
              target: 'scanning',
              ...assumed('The keys are looked through.', 'no page names this case'),
            },
            degrade: {
              guard`,
      ],
      [
        `        backingUp: {
          description`,
        `        scanning: {
          description: taskMeanings.scanning.meaning,
          meta: { refusal: { code: 'DCS.4017', condition: 'being scanned' } },
          on: {
            succeed: {
              target: 'idle',
              ...assumed('All keys were seen.', 'no page names this case'),
            },
          },
        },
        backingUp: {
          description`,
      ],
    ],
    'test/machines/instance/expected.ts': [
      [
        `is possible in CREATING, RUNNING while configuring,`,
        `is possible in CREATING, RUNNING while scanning, RUNNING while configuring,`,
      ],
      [
        `  | RUNNING.idle        | degrade   |`,
        `  | RUNNING.idle        | scan      | RUNNING.scanning    |                 | all        | assumed    |
  | RUNNING.idle        | degrade   |`,
      ],
      [
        `  | RUNNING.backingUp   | succeed   |`,
        `  | RUNNING.scanning    | succeed   | RUNNING.idle        |                 | all        | assumed    |
  | RUNNING.backingUp   | succeed   |`,
      ],
      [
        `  'RUNNING.idle',\n  'RUNNING.backingUp',\n`,
        `  'RUNNING.idle',\n  'RUNNING.scanning',\n  'RUNNING.backingUp',\n`,
      ],
      [`'delete'],\n  outcomes`, `'delete', 'scan'],\n  outcomes`],
      [
        `['idle', 'backingUp', 'configuring', 'recovering'] as const`,
        `['idle', 'backingUp', 'configuring', 'recovering', 'scanning'] as const`,
      ],
      [
        `  | RUNNING.backingUp   | succeed fail     | RUNNING.idle        | all        |\n`,
        `  | RUNNING.backingUp   | succeed fail     | RUNNING.idle        | all        |
  | RUNNING.idle        | scan             | RUNNING.scanning    | all        |
  | RUNNING.scanning    | succeed          | RUNNING.idle        | all        |
`,
      ],
      [
        `  | deleted             | restart extend`,
        `  | RUNNING.scanning    | extend configure flush         | DCS.4017 | all        |
  | RUNNING.scanning    | restore backUp                 | DCS.4017 | not single |
  | RUNNING.scanning    | scan                           | DCS.4017 | all        |
  | CREATING            | scan                           | DCS.4118 | all        |
  | CREATEFAILED        | scan                           | DCS.4049 | all        |
  | RUNNING.backingUp   | scan                           | DCS.4096 | all        |
  | RUNNING.configuring | scan                           | DCS.4114 | all        |
  | RUNNING.recovering  | scan                           | DCS.4104 | all        |
  | ERROR               | scan                           | DCS.4049 | all        |
  | RESTARTING          | scan                           | DCS.4111 | all        |
  | EXTENDING           | scan                           | DCS.4113 | all        |
  | RESTORING           | scan                           | DCS.4097 | all        |
  | deleted             | scan                           | DCS.3022 | all        |
  | deleted             | restart extend`,
      ],
      [
        `  'RUNNING.backingUp': 'being backed up',\n`,
        `  'RUNNING.scanning': 'being scanned',\n  'RUNNING.backingUp': 'being backed up',\n`,
      ],
      [
        `  'RUNNING.backingUp': 'platform',\n`,
        `  'RUNNING.scanning': 'platform',\n  'RUNNING.backingUp': 'platform',\n`,
      ],
    ],
  },
};

export default edit;

// Two statuses of other editions, as other hands would add them: work that a request begins and that has three
// ends, with an underscore and a digit in its name; and a status that has no tag, since an instance that was
// shut down neither serves nor has failed nor is at work.

import type { Edit } from '../scratch.js';

const edit: Edit = {
  edits: {
    'machines/instance/statuses.ts': [
      [
        `  EXTENDING: {
    label`,
        `  UPGRADING_V7: {
    label: 'Upgrading',
    meaning: 'The instance is being moved to a newer version.',
    page: 'ErrorCode',
  },
  CLOSED: {
    label: 'Closed',
    meaning: 'The instance was shut down and can be started up.',
    page: 'ErrorCode',
  },
  EXTENDING: {
    label`,
      ],
    ],
    'machines/instance/events.ts': [
      [
        `  flush: { meaning: 'an operator clears all data', phrase: 'flush' },\n`,
        `  flush: { meaning: 'an operator clears all data', phrase: 'flush' },
  upgrade: { meaning: 'an operator asks for a newer version', phrase: 'upgrade' },
  shutDown: { meaning: 'an operator shuts the instance down', phrase: 'shut down' },
  startUp: { meaning: 'an operator starts the instance up', phrase: 'start up' },
`,
      ],
    ],
    'machines/instance/instance.machine.ts': [
      [
        `            flush: {
              target: 'idle',`,
        `            upgrade: {
              target: '#instance.UPGRADING_V7',
              ...documented('A running instance can be upgraded.', 'ErrorCode'),
            },
            shutDown: {
              target: '#instance.CLOSED',
              ...documented('A running instance can be shut down.', 'ErrorCode'),
            },
            flush: {
              target: 'idle',`,
      ],
      [
        `    EXTENDING: {
      description`,
        `    UPGRADING_V7: {
      description: statusMeanings.UPGRADING_V7,
      tags: ['transitional'],
      meta: { refusal: { code: 'DCS.4111', condition: 'being upgraded' } },
      on: {
        succeed: {
          target: 'RUNNING',
          ...documented('The instance runs with the new version.', 'ErrorCode'),
        },
        fail: {
          target: 'CLOSED',
          ...assumed('The upgrade did not succeed.', 'no page names this case'),
        },
        fault: {
          target: 'ERROR',
          ...assumed('The instance breaks while it is upgraded.', 'no page names this case'),
        },
      },
    },

    CLOSED: {
      description: statusMeanings.CLOSED,
      meta: { refusal: { code: 'DCS.4049', condition: 'closed' } },
      on: {
        startUp: {
          target: 'RESTARTING',
          ...documented('A stopped instance can be started up.', 'ErrorCode'),
        },
      },
    },

    EXTENDING: {
      description`,
      ],
    ],
    'test/machines/instance/expected.ts': [
      [
        `  'RESTARTING',\n  'EXTENDING',\n`,
        `  'RESTARTING',\n  'UPGRADING_V7',\n  'CLOSED',\n  'EXTENDING',\n`,
      ],
      [`'configure', 'flush',`, `'configure', 'flush', 'upgrade', 'shutDown', 'startUp',`],
      [
        `    'RESTARTING',\n    'EXTENDING',\n`,
        `    'RESTARTING',\n    'UPGRADING_V7',\n    'CLOSED',\n    'EXTENDING',\n`,
      ],
      [
        `    transitional: ['CREATING', 'RESTARTING',`,
        `    transitional: ['CREATING', 'RESTARTING', 'UPGRADING_V7',`,
      ],
      [
        `  EXTENDING: 'dcs-api-0312047',\n`,
        `  UPGRADING_V7: 'ErrorCode',\n  CLOSED: 'ErrorCode',\n  EXTENDING: 'dcs-api-0312047',\n`,
      ],
      [
        `  backUp: 'back up',\n`,
        `  backUp: 'back up',\n  shutDown: 'shut down',\n  startUp: 'start up',\n`,
      ],
      [
        `  | RUNNING.configuring | succeed fail     |`,
        `  | RUNNING.idle        | upgrade          | UPGRADING_V7        | all        |
  | RUNNING.idle        | shutDown         | CLOSED              | all        |
  | UPGRADING_V7        | succeed          | RUNNING.idle        | all        |
  | UPGRADING_V7        | fail             | CLOSED              | all        |
  | UPGRADING_V7        | fault            | ERROR               | all        |
  | CLOSED              | startUp          | RESTARTING          | all        |
  | RUNNING.configuring | succeed fail     |`,
      ],
      [
        `  | RUNNING.idle        | flush     |`,
        `  | RUNNING.idle        | upgrade   | UPGRADING_V7        |                 | all        | documented |
  | RUNNING.idle        | shutDown  | CLOSED              |                 | all        | documented |
  | RUNNING.idle        | flush     |`,
      ],
      [
        `  | EXTENDING           | succeed   |`,
        `  | UPGRADING_V7        | succeed   | RUNNING             |                 | all        | documented |
  | UPGRADING_V7        | fail      | CLOSED              |                 | all        | assumed    |
  | UPGRADING_V7        | fault     | ERROR               |                 | all        | assumed    |
  | CLOSED              | startUp   | RESTARTING          |                 | all        | documented |
  | EXTENDING           | succeed   |`,
      ],
      [
        `  | deleted             | restart extend`,
        `  | UPGRADING_V7        | restart extend configure flush | DCS.4111 | all        |
  | UPGRADING_V7        | restore backUp                 | DCS.4111 | not single |
  | UPGRADING_V7        | delete                         | DCS.4111 | all        |
  | UPGRADING_V7        | upgrade shutDown startUp       | DCS.4111 | all        |
  | CLOSED              | restart extend configure flush | DCS.4049 | all        |
  | CLOSED              | restore backUp                 | DCS.4049 | not single |
  | CLOSED              | delete upgrade shutDown        | DCS.4049 | all        |
  | CREATING            | upgrade shutDown startUp       | DCS.4118 | all        |
  | CREATEFAILED        | upgrade shutDown startUp       | DCS.4049 | all        |
  | RUNNING.idle        | startUp                        | DCS.4026 | all        |
  | RUNNING.backingUp   | upgrade shutDown startUp       | DCS.4096 | all        |
  | RUNNING.configuring | upgrade shutDown startUp       | DCS.4114 | all        |
  | RUNNING.recovering  | upgrade shutDown startUp       | DCS.4104 | all        |
  | ERROR               | upgrade shutDown startUp       | DCS.4049 | all        |
  | RESTARTING          | upgrade shutDown startUp       | DCS.4111 | all        |
  | EXTENDING           | upgrade shutDown startUp       | DCS.4113 | all        |
  | RESTORING           | upgrade shutDown startUp       | DCS.4097 | all        |
  | deleted             | upgrade shutDown startUp       | DCS.3022 | all        |
  | deleted             | restart extend`,
      ],
      [
        `  EXTENDING: 'being extended',\n`,
        `  UPGRADING_V7: 'being upgraded',\n  CLOSED: 'closed',\n  EXTENDING: 'being extended',\n`,
      ],
      [
        `  EXTENDING: 'platform',\n`,
        `  UPGRADING_V7: 'platform',\n  CLOSED: 'operator',\n  EXTENDING: 'platform',\n`,
      ],
      [
        `    'CREATING CREATEFAILED RUNNING ERROR RESTARTING`,
        `    'CREATING CREATEFAILED RUNNING ERROR RESTARTING UPGRADING_V7 CLOSED`,
      ],
      [
        `{ from: 'RUNNING' }, 'RUNNING ERROR RESTARTING`,
        `{ from: 'RUNNING' }, 'RUNNING ERROR RESTARTING UPGRADING_V7 CLOSED`,
      ],
      [
        `kind: 'single' }, 'RUNNING ERROR RESTARTING`,
        `kind: 'single' }, 'RUNNING ERROR RESTARTING UPGRADING_V7 CLOSED`,
      ],
      [
        `RUNNING while configuring, RESTARTING and EXTENDING'`,
        `RUNNING while configuring, RESTARTING, UPGRADING_V7 and EXTENDING'`,
      ],
    ],
  },
};

export default edit;

// What the tables expect where two of the other edits meet.

import type { Edit } from '../scratch.js';

const edit: Edit = {
  edits: {
    'test/machines/instance/expected.ts': [
      [
        `  | deleted             | restart extend`,
        `  | FROZEN              | upgrade shutDown startUp scan  | DCS.4049 | all        |
  | RUNNING.scanning    | upgrade shutDown startUp       | DCS.4017 | all        |
  | UPGRADING_V7        | scan                           | DCS.4111 | all        |
  | CLOSED              | scan                           | DCS.4049 | all        |
  | deleted             | restart extend`,
      ],
    ],
  },
};

export default edit;

// Shows how a job goes (page ShowJobInfo).

import { v2 } from '../../../protocol/index.js';
import { jobShape } from '../../shapes/index.js';
import { findJob } from '../finding-tasks.js';
import { handle } from '../handle.js';

export const showJob = handle(v2.showJob, ({ world, project, params }) =>
  jobShape(findJob(world, project, params.job_id)),
);

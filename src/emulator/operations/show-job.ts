// Shows how a job goes (page ShowJobInfo).

import { api } from '../../protocol/index.js';
import { jobShape } from '../json/index.js';
import { findJob } from './finding-tasks.js';
import { handle } from './handle.js';

export const v2 = handle(api.showJob.v2, ({ world, project, params }) =>
  jobShape(findJob(world, project, params.job_id)),
);

// The schema of every sort of record. A table without one does not compile.

import type { z } from 'zod';
import type { RecordOf, TableName } from '../../store/index.js';
import { instanceSchema } from './instance.js';
import {
  attemptsSchema,
  backupSchema,
  configChangeSchema,
  configurationSchema,
  masterSchema,
  restoreSchema,
  taskSchema,
  templateSchema,
  whitelistSchema,
} from './owned.js';
import { faultRuleSchema, overrideSchema } from './planned.js';
import {
  counterSchema,
  outcomeOrderSchema,
  scheduledEventSchema,
  settingSchema,
  traceSchema,
} from './service.js';

/** What the records of each table look like. */
export const recordSchemas: { readonly [N in TableName]: z.ZodType<RecordOf<N>> } = {
  counters: counterSchema,
  settings: settingSchema,
  overrides: overrideSchema,
  faultRules: faultRuleSchema,
  outcomeOrders: outcomeOrderSchema,
  trace: traceSchema,
  agenda: scheduledEventSchema,
  backups: backupSchema,
  restores: restoreSchema,
  tasks: taskSchema,
  configurations: configurationSchema,
  configChanges: configChangeSchema,
  whitelists: whitelistSchema,
  attempts: attemptsSchema,
  masters: masterSchema,
  templates: templateSchema,
  instances: instanceSchema,
};

// What belongs to instances and projects, as it is kept.

import { z } from 'zod';
import { kinds } from '../../../../machines/index.js';
import { expected, listOf, mapping, oneOf } from '../../../plan/internal.js';
import {
  amount,
  anyText,
  count,
  ending,
  flag,
  record,
  textOrNull,
  texts,
  time,
  timeOrNull,
  uuid,
} from '../../store/index.js';

/** A record that belongs to an instance. */
const owned = <S extends z.ZodRawShape>(what: string, shape: S) =>
  record(what, { instance: uuid, ...shape });

/** A record that an instance has one of: it goes by the instance's id. */
const only = <S extends z.ZodRawShape>(what: string, shape: S) =>
  owned(what, { id: uuid, ...shape }).refine(
    (value) => (value as { id: string }).id === (value as { instance: string }).instance,
    { error: "expected the instance's id", path: ['id'] },
  );

const job = {
  createdMs: time,
  executionMs: time,
  expectedMs: timeOrNull,
  updatedMs: time,
  ending,
  errorCode: textOrNull,
};

export const backupSchema = owned('a backup (a mapping)', {
  ...job,
  id: uuid,
  name: anyText,
  remark: textOrNull,
  backupType: oneOf('type of backup', ['manual', 'auto'] as const),
  format: oneOf('format', ['aof', 'rdb'] as const),
  file: oneOf('file', ['kept', 'expired', 'deleted'] as const),
  fits: flag,
  usedMemoryMb: amount,
});

export const restoreSchema = owned('a restoration (a mapping)', {
  ...job,
  id: uuid,
  backup: uuid,
  backupName: anyText,
  backupRemark: textOrNull,
  name: anyText,
  remark: textOrNull,
});

/** What a task tells is a text, a number or nothing, each by its name. */
const detail = z.union([anyText, amount, flag, z.null()], {
  error: ({ input }) => expected('a text, a number, true, false or null', input),
});
const details = z.record(anyText, detail, {
  error: ({ input }) => expected('a mapping from names to texts and numbers', input),
});

export const taskSchema = owned('a task (a mapping)', {
  project: anyText,
  name: anyText,
  details,
  userId: anyText,
  userName: anyText,
  createdMs: time,
  updatedMs: time,
  ending,
  failReason: textOrNull,
});

export const configurationSchema = only('a configuration (a mapping)', {
  values: texts,
  ending,
  changedMs: time,
});

export const configChangeSchema = owned('a change of parameters (a mapping)', {
  createdMs: time,
  ending,
});

export const whitelistSchema = only('a whitelist (a mapping)', {
  enabled: flag,
  groups: listOf(
    'a list of groups',
    mapping('a group', { name: anyText, addresses: listOf('a list of addresses', anyText) }),
  ),
});

export const attemptsSchema = only('failed attempts (a mapping)', {
  failures: count,
  lockedUntilMs: time,
});

export const masterSchema = only('a master (a mapping)', { node: count });

export const templateSchema = record('a template (a mapping)', {
  id: uuid,
  project: anyText,
  name: anyText,
  description: textOrNull,
  kind: oneOf('kind', kinds),
  engineVersion: anyText,
  values: texts,
  createdMs: time,
});

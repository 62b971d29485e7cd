// The seven statuses that page dcs-api-0312047 lists, the tasks that an instance can be busy with
// while it stays RUNNING, and `deleted`, which is no status: the API then answers 404.
// Which of them serve, which are transitional and which have failed are tags of the chart.

/** Every status of a DCS instance, as the API spells it (dcs-api-0312047). */
export const statuses = [
  'CREATING',
  'CREATEFAILED',
  'RUNNING',
  'ERROR',
  'RESTARTING',
  'EXTENDING',
  'RESTORING',
] as const;

/** What the API reports in an instance's `status` field. */
export type Status = (typeof statuses)[number];

/** What an instance can be busy with while its status is RUNNING. */
export const tasks = ['idle', 'backingUp', 'configuring'] as const;

/** The task of a RUNNING instance; `idle` means that none is under way. */
export type Task = (typeof tasks)[number];

/** Where an instance is once it was deleted: nowhere. Not a status. */
export const deleted = 'deleted';

/** A leaf of the chart: a status, RUNNING with its task, or `deleted`. */
export type StateName = Exclude<Status, 'RUNNING'> | `RUNNING.${Task}` | typeof deleted;

/**
 * What the chart says of its states:
 * `serving` – clients can read and write (RUNNING alone);
 * `transitional` – the platform is at work and will move the instance by itself;
 * `failed` – something went wrong and nobody is at work.
 */
export type StatusTag = 'serving' | 'transitional' | 'failed';

/**
 * What to call each status on a screen: the words of the service's console where its pages use them
 * (dcs-ug-0326013, dcs-ug-0326014), the status in words otherwise.
 */
export const statusLabels: Readonly<Record<Status | typeof deleted, string>> = {
  CREATING: 'Creating',
  CREATEFAILED: 'Creation failed',
  RUNNING: 'Running',
  ERROR: 'Faulty',
  RESTARTING: 'Restarting',
  EXTENDING: 'Extending',
  RESTORING: 'Restoring',
  deleted: 'Deleted',
};

/** What each status means, in our words, and where the service says so. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  CREATING: 'The instance is being built and has never run yet.',
  CREATEFAILED: 'The instance could not be created; all that is left to do is to delete it.',
  RUNNING: 'The instance works, and it alone serves reads and writes.',
  ERROR: 'The instance does not work properly.',
  RESTARTING: 'The instance is being restarted and serves nobody meanwhile.',
  EXTENDING: 'The size of the instance is being changed.',
  RESTORING: 'The data of the instance are being replaced from a backup.',
};

/** The page that lists the statuses. */
export const statusPage = 'dcs-api-0312047';

/** What each task means while the status stays RUNNING, and the page that shows it. */
export const taskMeanings: Readonly<Record<Task, { meaning: string; page: string }>> = {
  idle: { meaning: 'No management task is under way.', page: 'dcs-api-0312047' },
  backingUp: {
    meaning: 'A backup is being taken; `task` reads BACKUPING and the instance serves.',
    page: 'ShowInstance',
  },
  configuring: {
    meaning:
      'Parameters are being applied; `config_status` reads UPDATING and the instance serves.',
    page: 'ListConfigurations',
  },
};

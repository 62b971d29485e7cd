// The seven statuses that page dcs-api-0312047 lists, the tasks that an instance can be busy with
// while it stays RUNNING, and `deleted`, which is no status: the API then answers 404.
// Which of them serve, which are transitional and which have failed are tags of the chart.

/** What there is to say of a status. */
interface StatusNote {
  /**
   * What to call it on a screen: the words of the service's console where its pages use them
   * (dcs-ug-0326013, dcs-ug-0326014), the status in words otherwise.
   */
  readonly label: string;
  /** What it means, in our words. */
  readonly meaning: string;
  /** The page that has it. */
  readonly page: string;
}

/** What there is to say of a task. */
interface TaskNote {
  /** What it means, in our words. */
  readonly meaning: string;
  /** What the API's field `task` reads meanwhile. */
  readonly word: string | null;
  /** The page that shows it. */
  readonly page: string;
}

/** The page that lists the statuses. */
const listOfStatuses = 'dcs-api-0312047';

const statusNotes = {
  CREATING: {
    label: 'Creating',
    meaning: 'The instance is being built and has never run yet.',
    page: listOfStatuses,
  },
  CREATEFAILED: {
    label: 'Creation failed',
    meaning: 'The instance could not be created; all that is left to do is to delete it.',
    page: listOfStatuses,
  },
  RUNNING: {
    label: 'Running',
    meaning: 'The instance works, and it alone serves reads and writes.',
    page: listOfStatuses,
  },
  ERROR: {
    label: 'Faulty',
    meaning: 'The instance does not work properly.',
    page: listOfStatuses,
  },
  RESTARTING: {
    label: 'Restarting',
    meaning: 'The instance is being restarted and does not serve meanwhile.',
    page: listOfStatuses,
  },
  EXTENDING: {
    label: 'Extending',
    meaning: 'The size of the instance is being changed.',
    page: listOfStatuses,
  },
  RESTORING: {
    label: 'Restoring',
    meaning: 'The data of the instance are being replaced from a backup.',
    page: listOfStatuses,
  },
} as const satisfies Readonly<Record<string, StatusNote>>;

const taskNotes = {
  idle: { meaning: 'No management task is under way.', word: null, page: listOfStatuses },
  backingUp: {
    meaning: 'A backup is being taken; `task` reads BACKUPING and the instance serves.',
    word: 'BACKUPING',
    page: 'ShowInstance',
  },
  configuring: {
    meaning:
      'Parameters are being applied; `config_status` reads UPDATING and the instance serves.',
    word: null,
    page: 'ListConfigurations',
  },
  recovering: {
    meaning:
      'What broke inside the instance is being repaired, a node or a change of its size; the instance serves.',
    word: null,
    page: 'dcs-ug-0312023',
  },
} as const satisfies Readonly<Record<string, TaskNote>>;

/** What the API reports in an instance's `status` field. */
export type Status = keyof typeof statusNotes;

/** Every status of a DCS instance, as the API spells it (dcs-api-0312047). */
export const statuses = Object.keys(statusNotes) as readonly Status[];

/** The task of a RUNNING instance; `idle` means that none is under way. */
export type Task = keyof typeof taskNotes;

/** The task of a RUNNING instance that is not busy. */
export const idle: Task = 'idle';

/** What an instance can be busy with while its status is RUNNING. */
export const tasks = Object.keys(taskNotes) as readonly Task[];

/** Where an instance is once it was deleted: nowhere. Not a status. */
export const deleted = 'deleted';

/** A leaf of the chart: a status, RUNNING with its task, or `deleted`. */
export type StateName = Exclude<Status, 'RUNNING'> | `RUNNING.${Task}` | typeof deleted;

/**
 * What the chart says of its states:
 * `serving` – clients can read and write (RUNNING alone);
 * `transitional` – the platform is at work and will move the instance by itself;
 * `failed` – something went wrong, and no plan says when it is put right.
 */
export type StatusTag = 'serving' | 'transitional' | 'failed';

/** Every tag. */
export const statusTags: readonly StatusTag[] = ['serving', 'transitional', 'failed'];

const notes = {
  ...statusNotes,
  [deleted]: { label: 'Deleted', meaning: 'The instance is gone; the API answers 404.' },
};

type Named = Status | typeof deleted;

const named = Object.keys(notes) as readonly Named[];

/** What to call each status on a screen. */
export const statusLabels = Object.fromEntries(
  named.map((name) => [name, notes[name].label]),
) as Readonly<Record<Named, string>>;

/** What each status means, in our words. */
export const statusMeanings = Object.fromEntries(
  named.map((name) => [name, notes[name].meaning]),
) as Readonly<Record<Named, string>>;

/** The page that has each status. */
export const statusPages = Object.fromEntries(
  statuses.map((status) => [status, statusNotes[status].page]),
) as Readonly<Record<Status, string>>;

/** What each task means while the status stays RUNNING, its word in the API, and its page. */
export const taskMeanings: Readonly<Record<Task, TaskNote>> = taskNotes;

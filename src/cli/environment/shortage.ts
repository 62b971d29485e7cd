// What the system lacks when it fails a correct program: files or memory.

/** The exit code for it: `EX_OSERR` of sysexits. */
export const shortageCode = 71;

const files = 'too many open files; allow more with ulimit -n';
const memory = 'not enough memory; allow more, or ask for less at once';

const reasons: Readonly<Record<string, string>> = {
  EMFILE: files,
  ENFILE: files,
  ENOMEM: memory,
  ERR_MEMORY_ALLOCATION_FAILED: memory,
  ERR_WORKER_OUT_OF_MEMORY: memory,
};

const outOfMemory = /out of memory|could not allocate|allocation failed/i;

/** With fewer files than this, Node does not find its modules and says that they do not exist. */
const fewFiles = 256;

/**
 * Says in one line what the system is short of.
 *
 * @returns undefined when the error is about something else
 */
export function shortageIn(error: unknown): string | undefined {
  const { code = '', message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = reasons[code] ?? (outOfMemory.test(message) ? memory : undefined);
  if (reason !== undefined) return reason;
  return code === 'ERR_MODULE_NOT_FOUND' && mostFiles() < fewFiles ? files : undefined;
}

function mostFiles(): number {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: unknown } };
  };
  const most = Number(userLimits?.open_files?.soft);
  return Number.isNaN(most) ? Number.POSITIVE_INFINITY : most;
}

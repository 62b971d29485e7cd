// The one guard around everything that comes from outside: a request, an upgrade, a stream, a timer, a
// log line. What goes wrong inside is reported once, something else takes its place, and the program
// goes on. Nothing leaves a guard as an exception or a rejection.

/** Promises of other realms and libraries are promises, too. */
const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof (value as Promise<T> | undefined)?.then === 'function';

/** Keeps defects from ending the process. */
export class Guard {
  readonly #report: (error: unknown) => void;
  readonly #reported = new WeakSet<object>();

  /** @param report - is told of every defect once; what it throws itself is dropped */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Reports a defect, unless it was reported already on its way through another guard. */
  report = (error: unknown): void => {
    if (typeof error === 'object' && error !== null) {
      if (this.#reported.has(error)) return;
      this.#reported.add(error);
    }
    try {
      this.#report(error);
    } catch {
      // There is no one left to report to.
    }
  };

  /**
   * Does some work for its result.
   *
   * @param instead - gives the result when the work throws or rejects
   * @returns the result; a promise only if the work gives one, and never one that rejects
   */
  result<T>(work: () => T | Promise<T>, instead: (error: unknown) => T): T | Promise<T> {
    const failed = (error: unknown): T => {
      this.report(error);
      return instead(error);
    };
    try {
      const result = work();
      return isPromise(result) ? Promise.resolve(result).catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  }

  /** Does some work for its effect, such as calling a listener. */
  run(work: () => unknown): void {
    void this.result(work, () => undefined);
  }

  /** A stream that ends where `stream` fails. */
  stream(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = stream.getReader();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { value } = await this.result<{ value?: Uint8Array | undefined }>(
            () => reader.read(),
            () => ({}),
          );
          if (value) controller.enqueue(value);
          else controller.close();
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }
}

// How jest loads a test file: Node imports it, as it would import the program. jest's own runtime gives every
// file a world of its own, and evaluates zod, XState and the emulator anew in each; here the files that
// one worker runs share the modules of machines/, src/ and node_modules/. Those of test/ are new to each, but
// for `*.shared.ts`.
//
// TESTS_SOURCE tells apart the sources of several runs in one process, as mutation tests have them: under another
// value the modules of machines/ and src/ are loaded anew.
//
// A file that needs a world of its own, for `jest.mock` or for a document, says so in its first comment
// (`@jest-environment node`, `@jest-environment @happy-dom/jest-environment`) and gets jest's own runtime.

const asyncHooks = require('node:async_hooks');
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { default: JestRuntime } = require('jest-runtime');
const { sourceMapOf } = require('./transpile.cjs');

/** jest's own would complain, as of a test that ends the process. */
const exit = process.exit.bind(process);

/**
 * All that were made here, such as playwright's. One that was used is asked at each promise until it is disabled,
 * which makes promises dearer for all files that come later.
 */
const storages = new Set();

const { AsyncLocalStorage } = asyncHooks;
asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
  constructor(...args) {
    super(...args);
    storages.add(this);
  }
};

let registered = false;
let files = 0;

/**
 * The test that runs. jest-circus keeps it in an AsyncLocalStorage, a new one for each file, and at each promise
 * Node asks all that there have been. Tests run one after the other, so a variable does.
 */
class RunningTest {
  #store;

  getStore() {
    return this.#store;
  }

  async run(store, callback) {
    const before = this.#store;
    this.#store = store;
    try {
      return await callback();
    } finally {
      this.#store = before;
    }
  }
}

/** Loads jest-circus with that in its place. */
function withRunningTest(load) {
  const usual = asyncHooks.AsyncLocalStorage;
  asyncHooks.AsyncLocalStorage = RunningTest;
  try {
    return load();
  } finally {
    asyncHooks.AsyncLocalStorage = usual;
  }
}

/** A worker whose jest was interrupted or killed ends as well, by way of what waits for its exit. */
function endWithJest() {
  if (process.send === undefined) return;
  const end = () => exit(1);
  process.once('disconnect', end);
  // Who listens for that stays; jest takes its own listener away when the work is done.
  process.on('removeListener', (name) => name === 'message' && process.off('disconnect', end));
  process.once('SIGINT', () => exit(130));
  process.once('SIGTERM', () => exit(143));
}

/** The files of source maps, by the URLs of the modules. */
class SourceMaps extends Map {
  #config;

  constructor(config) {
    super();
    this.#config = config;
  }

  get(url) {
    if (!this.has(url)) this.set(url, sourceMapOf(url, this.#config));
    return super.get(url);
  }
}

class NativeRuntime {
  #config;
  #environment;

  constructor(config, environment) {
    this.#config = config;
    this.#environment = environment;
    environment.global.jest = this.#jest();
    for (const each of storages) each.disable();
    if (registered) return;
    registered = true;
    endWithJest();
    const { cacheDirectory } = config;
    register('./typescript.mjs', pathToFileURL(__filename), { data: { cacheDirectory } });
  }

  /** jest-circus, which is made for one file and begins anew with every one. */
  requireInternalModule(path) {
    delete require.cache[path];
    return withRunningTest(() => require(path));
  }

  requireModule(path) {
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(path) {
    files += 1;
    const source = process.env.TESTS_SOURCE;
    const query = source === undefined ? '' : `&source=${encodeURIComponent(source)}`;
    return import(`${pathToFileURL(path).href}?${files}${query}`);
  }

  setGlobalsForRuntime() {}

  enterTestCode() {}

  leaveTestCode() {}

  clearAllMocks() {
    this.#environment.moduleMocker.clearAllMocks();
  }

  resetAllMocks() {
    this.#environment.moduleMocker.resetAllMocks();
  }

  restoreAllMocks() {
    this.#environment.moduleMocker.restoreAllMocks();
  }

  getSourceMaps() {
    return new SourceMaps(this.#config);
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  collectV8Coverage() {
    throw new Error('no coverage here: run Node with NODE_V8_COVERAGE');
  }

  teardown() {}

  /** The part of `jest` that works without jest's own loading of modules. */
  #jest() {
    const { moduleMocker, fakeTimersModern: timers } = this.#environment;
    const needsOwnRuntime = (name) => () => {
      throw new Error(`jest.${name} needs "@jest-environment node" in the file's first comment`);
    };
    const jest = {
      fn: moduleMocker.fn.bind(moduleMocker),
      spyOn: moduleMocker.spyOn.bind(moduleMocker),
      clearAllMocks: () => chained(this.clearAllMocks()),
      resetAllMocks: () => chained(this.resetAllMocks()),
      restoreAllMocks: () => chained(this.restoreAllMocks()),
      useFakeTimers: (options) => chained(timers.useFakeTimers(options)),
      useRealTimers: () => chained(timers.useRealTimers()),
      advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
      getTimerCount: () => timers.getTimerCount(),
      setSystemTime: (now) => timers.setSystemTime(now),
      setTimeout: (ms) => chained(Reflect.set(globalThis, Symbol.for('TEST_TIMEOUT_SYMBOL'), ms)),
      mock: needsOwnRuntime('mock'),
      requireActual: needsOwnRuntime('requireActual'),
      isolateModules: needsOwnRuntime('isolateModules'),
    };
    const chained = () => jest;
    return jest;
  }
}

module.exports = function Runtime(config, environment, ...rest) {
  const native = environment.getVmContext() === null;
  return native
    ? new NativeRuntime(config, environment)
    : new JestRuntime(config, environment, ...rest);
};
// jest-runner asks the class, not an instance of it.
Object.setPrototypeOf(module.exports, JestRuntime);

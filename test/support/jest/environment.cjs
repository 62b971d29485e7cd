// Where tests run: in the process itself, with Node's own globals and jest's beside them. What a file adds
// to the globals or changes of the environment variables is undone when it ends.

const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** What jest-circus keeps between the tests of one file. */
const ofOneFile = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'TEST_TIMEOUT_SYMBOL'];

module.exports = class NativeEnvironment {
  global = globalThis;
  #before = {
    names: new Set(Object.getOwnPropertyNames(globalThis)),
    console: globalThis.console,
    exit: process.exit,
    variables: { ...process.env },
  };

  constructor({ projectConfig }) {
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const key of Reflect.ownKeys(globalThis)) {
      const added = typeof key === 'string' && !this.#before.names.has(key);
      if (added || ofOneFile.includes(key.description)) Reflect.deleteProperty(globalThis, key);
    }
    const { console, exit, variables } = this.#before;
    globalThis.console = console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) {
      if (!(name in variables)) delete process.env[name];
    }
    Object.assign(process.env, variables);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is none: by this the runtime knows that the file loads as any module does. */
  getVmContext() {
    return null;
  }
};

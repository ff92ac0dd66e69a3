const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { asBefore, processNow } = require('./ofTheWorker.cjs');

/** A suite runs in the process of its worker itself, and leaves it as it was: docs/decisions/0029. */
module.exports = class Environment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  before = processNow();
  exit = process.exit;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is none; test/jest/runtime.cjs asks for none. */
  getVmContext() {
    return null;
  }

  async setup() {
    // all is there when it is made
  }

  async teardown() {
    this.fakeTimersModern?.dispose();
    this.fakeTimersModern = null;
    // jest wraps it for each suite, so that it can say who has called it
    process.exit = this.exit;
    asBefore(this.before);
  }
};

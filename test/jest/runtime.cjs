const { isBuiltin } = require('node:module');
const vm = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');
const { keepWhatIsAdded } = require('./ofTheWorker.cjs');

const NEEDS = '--experimental-vm-modules';
if (!vm.SourceTextModule)
  throw new Error(`Suites need NODE_OPTIONS=${NEEDS}: node test/run.mjs --only jest -- test/the/suite.test.ts`);

/** By its name and no path, so from node_modules; @jest/globals is made for each suite. */
const isPackage = specifier =>
  /^[^./:]+(\/[^:]*)?$/.test(specifier) && specifier !== '@jest/globals' && !isBuiltin(specifier);

const packages = new Map();
let last = Promise.resolve();

/** A package as Node itself loads it, once in a worker; one after the other, to tell what each adds to the process. */
function packageOf(specifier) {
  const known = packages.get(specifier);
  if (known) return known;
  const loaded = last
    .then(() => keepWhatIsAdded(() => import(specifier)))
    .then(namespace => moduleOf(specifier, namespace));
  packages.set(specifier, loaded);
  last = loaded.catch(() => undefined);
  return loaded;
}

async function moduleOf(identifier, namespace) {
  const names = Object.keys(namespace);
  const exportAll = function () {
    for (const name of names) this.setExport(name, namespace[name]);
  };
  const module = new vm.SyntheticModule(names, exportAll, { identifier });
  await module.link(() => undefined);
  await module.evaluate();
  return module;
}

/**
 * Jest's loader with two differences, which docs/decisions/0029 explains: packages are loaded once per worker, by Node;
 * and the project's own modules, which are new for each suite, run in the process itself instead of in a context of their own.
 */
class Runtime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const { esmLoader, executor } = this;
    const resolve = esmLoader.resolveModule.bind(esmLoader);
    esmLoader.getContext = () => undefined;
    esmLoader.resolveModule = (specifier, ...more) =>
      isPackage(specifier) ? packageOf(specifier) : resolve(specifier, ...more);
    // CommonJS is what jest itself is written in
    executor.compile = (source, filename) =>
      vm.compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }
}

// as jest asks for it: a module with a default
module.exports = { __esModule: true, default: Runtime };

/**
 * What belongs to the process of a worker, and stays when a suite has ended: globals and listeners that were there before
 * the first suite, and what packages have added while they were loaded. All else that a suite leaves is taken away again.
 */

// read once: a global that Node makes when it is first read would later look as if a suite had changed it
for (const key of Reflect.ownKeys(globalThis)) void globalThis[key];

/** Where packages write down the classes that have registered with them. A suite has its own classes, so its own lists. */
const OF_A_SUITE = new Set(['typeormMetadataArgsStorage', 'TypeGraphQLMetadataStorage']);

const globalsNow = () =>
  new Map(Reflect.ownKeys(globalThis).map(key => [key, Object.getOwnPropertyDescriptor(globalThis, key)]));

const listenersNow = () => new Map(process.eventNames().map(event => [event, process.rawListeners(event)]));

const globals = globalsNow();
const listeners = listenersNow();

/** Loads packages; what they add to the process stays. */
async function keepWhatIsAdded(load) {
  const globalsBefore = globalsNow();
  const listenersBefore = listenersNow();
  const loaded = await load();
  for (const [key, now] of globalsNow())
    if (!OF_A_SUITE.has(key) && now.value !== globalsBefore.get(key)?.value) globals.set(key, now);
  for (const [event, now] of listenersNow()) {
    const added = now.filter(listener => !listenersBefore.get(event)?.includes(listener));
    listeners.set(event, [...(listeners.get(event) ?? []), ...added]);
  }
  return loaded;
}

/** Takes away what a suite has left: in the globals, in what listens to the process, in the environment, and where it stands. */
function asBefore({ env, cwd, exitCode }) {
  globalsAsBefore();
  listenersAsBefore();
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  if (process.cwd() !== cwd) process.chdir(cwd);
  process.exitCode = exitCode;
}

function globalsAsBefore() {
  for (const [key, now] of globalsNow()) {
    const before = globals.get(key);
    if (before === undefined) Reflect.deleteProperty(globalThis, key);
    else if (now.value !== before.value || now.get !== before.get) Reflect.defineProperty(globalThis, key, before);
  }
}

function listenersAsBefore() {
  for (const [event, now] of listenersNow())
    for (const listener of now.filter(one => !listeners.get(event)?.includes(one))) {
      process.removeListener(event, listener);
      // its process ends here, as far as the suite knows: servers that it has started and not stopped are ended now
      if (event === 'exit') listener.call(process, 0);
    }
}

const processNow = () => ({ env: { ...process.env }, cwd: process.cwd(), exitCode: process.exitCode });

module.exports = { asBefore, keepWhatIsAdded, processNow };

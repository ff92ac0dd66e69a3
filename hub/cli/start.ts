import { log } from '../../shared/log.ts';
import { probePort } from '../../shared/serving.ts';
import { presetOf, settingsOfProcess } from '../config.ts';
import { demoAccounts, demoAccountsRoute } from '../demo/accounts.ts';
import { startPulse } from '../demo/pulse.ts';
import { DemoClock, seedDemo } from '../demo/seedDemo.ts';
import { pagesOf } from '../pages.ts';
import { startHub } from '../startHub.ts';
import { onStopSignal } from './onStopSignal.ts';
import { welcome } from './welcome.ts';

/** `npm start`: the whole hub in one process. */
export async function runStart(options: { developer?: boolean; operations?: string }): Promise<void> {
  const settings = settingsOfProcess({ preset: presetOf(options) });
  log.level = settings.LOG_LEVEL;
  const developer = settings.HUB_PROFILE === 'developer';
  if (developer)
    log.info('developer profile: introspection, any document, GraphiQL and the demo accounts are open to everybody');
  // a first start writes for a minute before it listens
  await probePort(settings.HUB_HOST, settings.PORT);
  const clock = new DemoClock();
  const hub = await startHub({
    settings,
    ...(options.operations === undefined ? {} : { operations: options.operations }),
    now: clock.now,
    prepare: async services => {
      if (settings.HUB_DEMO) await seedDemo(services, clock, settings.HUB_DEMO_CASES, progress);
    },
    routes: async ({ services, keys }) => {
      // so that the first who asks need not wait for what is built when it is asked for
      for (const service of services.values()) void service.schema;
      const tree = services.get('directory')?.tree ?? new Map();
      return [...(settings.HUB_DEMO ? [demoAccountsRoute(keys, tree)] : []), pagesOf(settings)];
    },
  });
  const tree = hub.services.get('directory')?.tree ?? new Map();
  welcome(hub.url, settings, settings.HUB_DEMO ? await demoAccounts(hub.keys, tree) : []);
  const stopPulse = settings.HUB_DEMO && settings.HUB_PULSE ? startPulse(hub.services) : async () => undefined;
  onStopSignal(async () => {
    await stopPulse();
    await hub.stop();
  });
}

/** One line that renews itself on a terminal; a line each elsewhere. */
function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text.trimEnd()}\n`);
}

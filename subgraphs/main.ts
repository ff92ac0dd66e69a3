import { openVerifier } from '../shared/identity/openVerifier.ts';
import { log } from '../shared/log.ts';
import { isSubgraphName, SettingsError } from '../shared/settings.ts';
import { SUBGRAPH_PORTS, SUBGRAPHS } from './all.ts';
import { settingsOfProcess } from './config.ts';
import { inProcessBus } from './kit/bus/inProcess.ts';
import { natsBus } from './kit/bus/nats.ts';
import type { SubgraphName } from './kit/subgraph.ts';
import { openSubgraph } from './openSubgraph.ts';
import { openSubgraphKeys } from './openSubgraphKeys.ts';
import { serveSubgraph } from './serveSubgraph.ts';

/** `node dist/subgraphs/main.js county`: one subgraph by itself, over HTTP. A second word chooses another port. */
async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !isSubgraphName(name))
    throw new SettingsError([`the subgraph to run: one of ${Object.keys(SUBGRAPHS).join(', ')}`]);
  const settings = settingsOfProcess();
  log.level = settings.LOG_LEVEL;
  if (!settings.HUB_BUS && name !== 'directory')
    throw new SettingsError(['HUB_BUS: levels that run apart need the road between them, as nats://127.0.0.1:4222']);
  const { link, roadKeys } = openSubgraphKeys(name as SubgraphName, settings);
  const verifier = await openVerifier(settings);
  const bus = settings.HUB_BUS ? await natsBus(settings.HUB_BUS) : inProcessBus();
  const service = await openSubgraph(name as SubgraphName, settings, { bus, roadKeys });
  const port = process.argv[3] === undefined ? SUBGRAPH_PORTS[name as SubgraphName] : Number(process.argv[3]);
  const served = await serveSubgraph(service, {
    host: settings.HUB_HOST,
    port,
    verify: verifier.verify,
    link,
  });
  process.stdout.write(`${name} answers at ${served.url}\n`);

  const stop = async () => {
    await served.stop();
    verifier.stop();
    await service.stop();
    await bus.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

main(process.argv[2]).catch((fault: Error) => {
  process.stderr.write(`${fault instanceof SettingsError ? fault.message : (fault.stack ?? fault.message)}\n`);
  process.exit(1);
});

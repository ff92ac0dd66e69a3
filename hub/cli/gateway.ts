import { existsSync, readFileSync } from 'node:fs';
import { httpTransport } from '../../gateway/httpTransport.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { openSupergraph } from '../../gateway/supergraph.ts';
import { log } from '../../shared/log.ts';
import { SettingsError } from '../../shared/settings.ts';
import { presetOf, settingsOfProcess } from '../config.ts';
import { onStopSignal } from './onStopSignal.ts';

/** `hub gateway`: an ordinary federation gateway. It passes tokens on; the subgraphs check them. */
export async function runGateway({
  supergraph: file,
  port,
  developer,
}: {
  supergraph: string;
  port?: string;
  developer?: boolean;
}): Promise<void> {
  if (!existsSync(file)) throw new SettingsError([`--supergraph ${file}: there is no such file`]);
  const settings = settingsOfProcess({
    over: port === undefined ? {} : { PORT: port },
    preset: presetOf(developer === undefined ? {} : { developer }),
  });
  log.level = settings.LOG_LEVEL;
  const supergraph = await openSupergraph(readFileSync(file, 'utf8'), httpTransport(settings.SUBGRAPH_URLS));
  const gateway = await serveGateway(supergraph, {
    host: settings.HUB_HOST,
    port: settings.PORT,
    developer: settings.HUB_PROFILE === 'developer',
  });
  process.stdout.write(`the gateway answers at ${gateway.url}/graphql\n`);
  onStopSignal(async () => {
    await gateway.stop();
    await supergraph.stop();
  });
}

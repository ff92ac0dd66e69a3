import { existsSync, readFileSync } from 'node:fs';
import { httpTransport } from '../../gateway/httpTransport.ts';
import { edgeRules } from '../../gateway/limits/edgeRules.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { openSupergraph } from '../../gateway/supergraph.ts';
import { openLinkKeys } from '../../shared/link/linkKeys.ts';
import { linkSigner } from '../../shared/link/linkSigner.ts';
import { log } from '../../shared/log.ts';
import { SettingsError } from '../../shared/settings.ts';
import { presetOf, settingsOfProcess } from '../config.ts';
import { openIdentity } from '../openIdentity.ts';
import { onStopSignal } from './onStopSignal.ts';

/**
 * `hub gateway`: an ordinary federation gateway. It passes tokens on; the subgraphs check them. Where a setting says who is
 * believed (HUB_IDENTITY or HUB_OIDC_ISSUER) it checks them too, and has the sign-in.
 */
export async function runGateway({
  supergraph: file,
  operations,
  port,
  developer,
}: {
  supergraph: string;
  operations?: string;
  port?: string;
  developer?: boolean;
}): Promise<void> {
  if (!existsSync(file)) throw new SettingsError([`--supergraph ${file}: there is no such file`]);
  if (operations !== undefined && !existsSync(operations))
    throw new SettingsError([`--operations ${operations}: there is no such file`]);
  const settings = settingsOfProcess({
    over: port === undefined ? {} : { PORT: port },
    preset: presetOf(developer === undefined ? {} : { developer }),
  });
  log.level = settings.LOG_LEVEL;
  // subgraphs of others need no keys of ours: what the file does not name is asked unsigned
  const keys = settings.HUB_LINK_KEYS === undefined ? undefined : openLinkKeys(settings.HUB_LINK_KEYS);
  const transport = httpTransport(settings.SUBGRAPH_URLS, { sign: keys && linkSigner(keys) });
  const supergraph = await openSupergraph(readFileSync(file, 'utf8'), transport);
  const identity = settings.HUB_IDENTITY || settings.HUB_OIDC_ISSUER ? await openIdentity(settings) : undefined;
  const gateway = await serveGateway(supergraph, {
    host: settings.HUB_HOST,
    port: settings.PORT,
    ...(identity ? { verify: identity.verify, routes: identity.routes } : {}),
    rules: edgeRules(settings, operations ?? ''),
  });
  process.stdout.write(`the gateway answers at ${gateway.url}/graphql\n`);
  onStopSignal(async () => {
    await gateway.stop();
    await supergraph.stop();
    await identity?.stop();
  });
}

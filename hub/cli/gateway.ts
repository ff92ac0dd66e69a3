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
import { MANIFEST_FILE, openOperations } from '../operations/openOperations.ts';
import { hasPages, pagesOf } from '../pages.ts';
import { onStopSignal } from './onStopSignal.ts';

/**
 * `hub gateway`: an ordinary federation gateway. It passes tokens on; the subgraphs check them. Where a setting says who is
 * believed (HUB_IDENTITY or HUB_OIDC_ISSUER) it checks them too, and has the sign-in. With `--pages` it serves these as well.
 */
export async function runGateway({
  supergraph: file,
  operations,
  pages: withPages = false,
  port,
  developer,
}: {
  supergraph: string;
  operations?: string;
  pages?: boolean;
  port?: string;
  developer?: boolean;
}): Promise<void> {
  if (!existsSync(file)) throw new SettingsError([`--supergraph ${file}: there is no such file`]);
  if (operations !== undefined && !existsSync(operations))
    throw new SettingsError([`--operations ${operations}: there is no such file`]);
  if (withPages && !hasPages())
    throw new SettingsError(['--pages: the pages are not built; run `node hub/launch.mjs build`, or leave it out']);
  const settings = settingsOfProcess({
    over: port === undefined ? {} : { PORT: port },
    preset: presetOf(developer === undefined ? {} : { developer }),
  });
  log.level = settings.LOG_LEVEL;
  // before anything is opened: a start that is refused leaves nothing behind
  const manifest = openOperations(settings, operations ?? (withPages ? MANIFEST_FILE : undefined));
  // subgraphs of others need no keys of ours: what the file does not name is asked unsigned
  const keys = settings.HUB_LINK_KEYS === undefined ? undefined : openLinkKeys(settings.HUB_LINK_KEYS);
  const transport = httpTransport(settings.SUBGRAPH_URLS, { sign: keys && linkSigner(keys) });
  const supergraph = await openSupergraph(readFileSync(file, 'utf8'), transport);
  const identity = settings.HUB_IDENTITY || settings.HUB_OIDC_ISSUER ? await openIdentity(settings) : undefined;
  const gateway = await serveGateway(supergraph, {
    host: settings.HUB_HOST,
    port: settings.PORT,
    ...(identity ? { verify: identity.verify } : {}),
    routes: [...(identity?.routes ?? []), ...(withPages ? [pagesOf(settings)] : [])],
    rules: edgeRules(settings, manifest),
  });
  process.stdout.write(`the gateway answers at ${gateway.url}/graphql\n`);
  onStopSignal(async () => {
    await gateway.stop();
    await supergraph.stop();
    await identity?.stop();
  });
}

import { Command, Option } from 'commander';
import { ROLE_NAMES } from '../../shared/domain/access/roles.ts';
import { SettingsError } from '../../shared/settings.ts';
import { runGateway } from './gateway.ts';
import { runStart } from './start.ts';
import { runToken } from './token.ts';

const hub = new Command('hub')
  .description('Doudi (兜底): a federation hub for the windows where people report what could not get done.')
  .showHelpAfterError();

hub
  .command('start')
  .description('the whole hub in one process: gateway, four levels, pages, SQLite files')
  .option('--developer', 'with introspection, GraphiQL and the demo (as HUB_PROFILE=developer)')
  .action(runStart);

hub
  .command('gateway')
  .description('the gateway alone, over any federation supergraph; subgraph addresses come from the file')
  .requiredOption('--supergraph <file>', 'the composed schema')
  .option('--port <number>', 'where it listens (default: PORT, 4000)')
  .option('--developer', 'with introspection (as HUB_PROFILE=developer)')
  .action(runGateway);

hub
  .command('token')
  .description('prints a token of the local demo issuer')
  .addOption(new Option('--role <role>', 'who asks').choices(ROLE_NAMES).makeOptionMandatory())
  .requiredOption('--center <code>', 'the code of the center, as 340882')
  .option('--id <id>', 'who it is; role@center if left out')
  .option('--lifetime <span>', 'how long it is good: 30m, 12h', '12h')
  .action(runToken);

hub.parseAsync().catch((fault: Error) => {
  process.stderr.write(`${fault instanceof SettingsError ? fault.message : (fault.stack ?? fault.message)}\n`);
  process.exit(1);
});

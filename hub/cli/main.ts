import { Command, Option } from 'commander';
import { ROLE_NAMES } from '../../shared/domain/access/roles.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { SettingsError } from '../../shared/settings.ts';
import { PROFILES } from '../../subgraphs/kit/vault/profiles.ts';
import { describeLinkKeys } from './linkKeys.ts';
import { describeOperations } from './operations.ts';

/** A command is loaded when it is asked for: most need neither databases nor schemas, and start at once without them. */
const later =
  <Given extends unknown[]>(load: () => Promise<(...given: Given) => Promise<void>>) =>
  async (...given: Given): Promise<void> =>
    (await load())(...given);

const hub = new Command('hub')
  .description('Doudi (兜底): a federation hub for the windows where people report what could not get done.')
  .showHelpAfterError();

hub
  .command('start')
  .description('the whole hub in one process: gateway, four levels, pages, SQLite files')
  .option('--developer', 'with introspection, GraphiQL and the demo (as HUB_PROFILE=developer)')
  .option('--operations <file>', 'the manifest of the pages, if it is not the one beside them')
  .action(later(async () => (await import('./start.ts')).runStart));

hub
  .command('gateway')
  .description('the gateway alone, over any federation supergraph; subgraph addresses come from the file')
  .requiredOption('--supergraph <file>', 'the composed schema')
  .option('--operations <file>', 'the manifest of the operations that are taken; HUB_ADHOC=on takes any')
  .option('--pages', 'with the pages, and with their manifest unless --operations names one')
  .option('--port <number>', 'where it listens (default: PORT, 4000)')
  .option('--developer', 'with introspection (as HUB_PROFILE=developer)')
  .action(later(async () => (await import('./gateway.ts')).runGateway));

hub
  .command('token')
  .description('prints a token of the local demo issuer')
  .addOption(new Option('--role <role>', 'who asks').choices(ROLE_NAMES).makeOptionMandatory())
  .requiredOption('--center <code>', 'the code of the center, as 340882')
  .option('--department <code>', 'of a handler: the department, as market-regulation')
  .option('--id <id>', 'who it is; role@center, and .department, if left out')
  .option('--lifetime <span>', 'how long it is good: 30m, 12h', '12h')
  .action(later(async () => (await import('./token.ts')).runToken));

describeLinkKeys(hub.command('link-keys'));
describeOperations(hub.command('operations'));
hub
  .command('trace <file>')
  .description('finds the mark in a leaked list, or in a piece of one, and says whose view it was')
  .action(later(async () => (await import('./trace.ts')).runTrace));
const keys = hub.command('keys').description('the keys under which personal data is encrypted (docs/keys.md)');
const profile = () => new Option('--profile <profile>', 'how new keys encrypt; sm is 国密').choices(PROFILES);

keys
  .command('new')
  .description('makes the key file where there is none, and the keys that provinces lack')
  .addOption(profile())
  .option('--master <file>', 'keep the master key in a file of its own')
  .option('--province <code>', 'for one province; all of the directory if left out')
  .action(later(async () => (await import('./keys.ts')).runKeysNew));

keys
  .command('list')
  .description('which keys there are, and which are in use')
  .action(later(async () => (await import('./keys.ts')).runKeysList));

keys
  .command('rotate')
  .description('new keys from now on; a running hub notices, and encrypts older rows again')
  .addOption(profile())
  .option('--index', 'the keys of the searchable hashes as well')
  .option('--province <code>', 'for one province; all of the directory if left out')
  .action(later(async () => (await import('./keys.ts')).runKeysRotate));

keys
  .command('retire')
  .description('removes older keys that no row needs any more')
  .action(later(async () => (await import('./keys.ts')).runKeysRetire));
hub
  .command('verify')
  .description(
    'checks the ledgers offline: chains, roots, signatures, and the copies at other levels; 1 if a row is bad',
  )
  .addOption(new Option('--level <level...>', 'only these levels').choices(LEVELS))
  .action(later(async () => (await import('./verify.ts')).runVerify));
const tallies = hub
  .command('tallies')
  .description('the figures that each level keeps, against a recount of its ledger');
if (process.argv.includes('tallies')) (await import('./tallies.ts')).describeTallies(tallies);
const assessment = hub
  .command('assessment')
  .description('what is proposed against units and persons, against what the ledgers lead to');
if (process.argv.includes('assessment')) (await import('./assessment.ts')).describeAssessment(assessment);
const account = hub.command('account').description('accounts of the hub’s own issuer: add, list, disable …');
if (process.argv.includes('account')) (await import('./account.ts')).accountCommands(account);
const display = hub.command('display').description('screens on walls that show figures (大屏): add, list, remove');
if (process.argv.includes('display')) (await import('./display.ts')).displayCommands(display);

hub.parseAsync().catch((fault: Error) => {
  process.stderr.write(`${fault instanceof SettingsError ? fault.message : (fault.stack ?? fault.message)}\n`);
  process.exit(1);
});

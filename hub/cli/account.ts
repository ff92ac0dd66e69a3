import { type Command, Option } from 'commander';
import { ROLE_NAMES, type RoleName } from '../../shared/domain/access/roles.ts';
import { usualDepartments } from '../../subgraphs/capabilities/departments/usualDepartments.ts';
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  type NewPerson,
  resetAccount,
} from '../issuer/accounts.ts';
import { SignIn } from '../issuer/SignIn.ts';
import { rotateKeys } from '../issuer/signingKeys.ts';
import { shifted } from '../issuer/store.ts';
import { centerNamed, say, withStore } from './issuerStore.ts';

const ROLES = ROLE_NAMES.filter(role => role !== 'citizen' && role !== 'display');
const DAY_SECONDS = 24 * 3600;

/** A code that is not usual may be one of the center’s own; that one is entered in the register, which levels keep. */
function checkDepartment(code: string | undefined): void {
  if (code === undefined || usualDepartments().some(one => one.code === code)) return;
  say(`${code} is none of the usual departments: it has to stand in the register of the center (docs/identity.md)`);
}

const sayPassword = (id: string, password: string): void => {
  say(`one-time password of ${id}: ${password}`);
  say('It is shown this once, is good for seven days, and has to be changed at the first sign-in.');
};

/** `hub account …`: the accounts of the hub's own issuer. Works while the hub runs; it takes notice within two seconds. */
export function accountCommands(account: Command): void {
  const role = () => new Option('--role <role>', 'what the person does').choices(ROLES);
  const department = () => new Option('--department <code>', 'of a handler: the department, as market-regulation');
  account
    .command('add')
    .description('opens an account and prints its one-time password')
    .requiredOption('--id <id>', 'what the person signs in with')
    .requiredOption('--name <name>', 'the name on the screen')
    .addOption(role().makeOptionMandatory())
    .requiredOption('--center <code>', 'the code of the center, as 340882')
    .addOption(department())
    .action(async (person: NewPerson & { department?: string }) => {
      centerNamed(person.center);
      checkDepartment(person.department);
      await withStore(async store => sayPassword(person.id, await addAccount(store, person)));
    });
  account
    .command('list')
    .description('prints all accounts')
    .action(() =>
      withStore(async store => {
        for (const { id, name, role: held, center, department: of, status, secondFactor } of await listAccounts(store))
          say([id, name, held, center, of ?? '-', status, secondFactor ? 'second factor' : '-'].join('\t'));
      }),
    );
  account
    .command('change')
    .description('gives a person another role, center or department; sign-ins end')
    .requiredOption('--id <id>', 'whose account')
    .addOption(role())
    .option('--center <code>', 'the code of the center')
    .addOption(department())
    .action(async ({ id, ...to }: { id: string; role?: RoleName; center?: string; department?: string }) => {
      if (to.center !== undefined) centerNamed(to.center);
      checkDepartment(to.department);
      await withStore(store => changeAccount(store, id, to));
      say(`${id} is changed`);
    });
  for (const [name, what, work, done] of [
    ['disable', 'closes an account; sign-ins end at once', disableAccount, 'is disabled'],
    ['enable', 'opens a closed account again', enableAccount, 'is enabled'],
  ] as const)
    account
      .command(name)
      .description(what)
      .requiredOption('--id <id>', 'whose account')
      .action(async ({ id }: { id: string }) => {
        await withStore(store => work(store, id));
        say(`${id} ${done}`);
      });
  account
    .command('reset')
    .description('a new one-time password, for a lost password or telephone; sign-ins and second factor end')
    .requiredOption('--id <id>', 'whose account')
    .action(({ id }: { id: string }) => withStore(async store => sayPassword(id, await resetAccount(store, id))));
  account
    .command('rotate-keys')
    .description('a new signing key; the old one is published until its last token has expired')
    .option('--at-once', 'drop the old key now, because others may know it')
    .action(async (options: { atOnce?: boolean }) => {
      await withStore(store => rotateKeys(store, options));
      say(
        options.atOnce ? 'the new key signs now; tokens of the old one are refused' : 'the new key signs in a minute',
      );
    });
  account
    .command('sign-ins')
    .description('prints who signed in when, and how it went')
    .option('--days <number>', 'of so many days', '7')
    .action(({ days }: { days: string }) =>
      withStore(async store => {
        const since = shifted(store.now(), -Number(days) * DAY_SECONDS);
        const lines = store.read.createQueryBuilder(SignIn, 'line').where('line.at >= :since', { since });
        for (const { at, act, account: who, result, origin } of await lines.orderBy('line.seq').getMany())
          say([at, act, who ?? '(no such name)', result, origin || '(command line)'].join('\t'));
      }),
    );
}

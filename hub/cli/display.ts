import type { Command } from 'commander';
import { ownIssuer, waysOf } from '../../shared/identity/identitySettings.ts';
import { SettingsError } from '../../shared/settings.ts';
import { settingsOfProcess } from '../config.ts';
import { addDisplay, DISPLAY_DAYS, listDisplays, removeDisplay } from '../issuer/displays.ts';
import { centerNamed, say, withStore } from './issuerStore.ts';

/** `hub display …`: screens on walls. Works while the hub runs; it takes notice within two seconds. */
export function displayCommands(display: Command): void {
  display
    .command('add')
    .description('makes a key for a screen on a wall and prints its address, once')
    .requiredOption('--center <code>', 'whose figures it shows, as 340000')
    .requiredOption('--name <name>', 'where it hangs, as 指挥大厅')
    .option('--days <number>', 'for so many days', String(DISPLAY_DAYS.usual))
    .action(async ({ center, name, days }: { center: string; name: string; days: string }) => {
      if (centerNamed(center) === 'township')
        throw new SettingsError([`--center ${center}: a township oversees nobody; screens are for counties and above`]);
      const settings = settingsOfProcess();
      await withStore(async store => {
        const { id, key, endsAt } = await addDisplay(store, { center, name, days: Number(days) });
        // behind the #, so that it stands in no request, no log of a server and no Referer
        const pages = settings.HUB_PUBLIC_URL ?? `${ownIssuer(settings)}/`;
        say(`${pages}#/wall?key=${key}`);
        say(`It is shown this once, and good until ${endsAt}. Whoever has it sees the figures of ${center}.`);
        say(`To take it away: npx hub display remove --id ${id}`);
      });
      if (!waysOf(settings).includes('local') && !settings.HUB_DISPLAYS)
        say(
          'HUB_DISPLAYS=on has to be set where the hub runs: people have no accounts of it there, and it lets nobody in.',
        );
    });
  display
    .command('list')
    .description('prints the screens that may show something')
    .action(() =>
      withStore(async store => {
        for (const { id, name, center, endsAt, seenAt } of await listDisplays(store))
          say([id, name, center, `until ${endsAt}`, seenAt === null ? 'never used' : `last used ${seenAt}`].join('\t'));
      }),
    );
  display
    .command('remove')
    .description('takes the key of a screen away; what it shows ends at once')
    .requiredOption('--id <id>', 'which, as list prints it')
    .action(async ({ id }: { id: string }) => {
      await withStore(store => removeDisplay(store, id));
      say(`${id} is removed`);
    });
}

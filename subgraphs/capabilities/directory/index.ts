import { log } from '../../../shared/log.ts';
import { KitState } from '../../kit/KitState.ts';
import type { Service } from '../../kit/subgraph.ts';
import { defineCapability } from '../../kit/subgraph.ts';
import { applyEdition } from './applyEdition.ts';
import { Center } from './Center.ts';
import { CenterChange } from './CenterChange.ts';
import { CenterRow } from './CenterRow.ts';
import { Directory1767225600001 } from './migrations/1767225600001-Directory.ts';
import { readTree } from './readTree.ts';
import { digestEdition, readEdition } from './readEdition.ts';

/** The directory of centers (中心目录): every subgraph has it, so that none needs another to know who is whose. */
export const directory = defineCapability({
  name: 'directory',
  entities: [CenterRow, CenterChange],
  migrations: [Directory1767225600001],
  types: [Center],
  references: { Center: (key: object) => key },
  start: openDirectory,
});

async function openDirectory(service: Service): Promise<void> {
  const { database, directoryFolder, name: subgraph } = service;
  const digest = digestEdition(directoryFolder);
  const known = await database.read.findOneBy(KitState, { name: 'directory' });
  if (known?.value !== digest) {
    const edition = readEdition(directoryFolder);
    const effect = await database.write(async tx => {
      const applied = await applyEdition(tx, edition, service.now());
      await tx.save(KitState, { name: 'directory', value: digest });
      return applied;
    });
    // the first edition of a new hub is no news
    log[known ? 'info' : 'debug']({ subgraph, ...effect }, 'the directory of centers has a new edition');
  }
  service.tree = await readTree(database.read);
}

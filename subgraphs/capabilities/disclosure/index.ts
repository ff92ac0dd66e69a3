import { defineCapability } from '../../kit/subgraph.ts';
import { auditExports } from './auditExports.ts';
import { DisclosureResolver } from './DisclosureResolver.ts';
import { FileExport } from './FileExport.ts';
import { Views1767225600031 } from './migrations/1767225600031-Views.ts';
import { ExportsByTime1767225600053 } from './migrations/1767225600053-ExportsByTime.ts';
import { MyCaseResolver } from './MyCaseResolver.ts';
import { forgetLooks, purgeLooks } from './forgetLooks.ts';
import { forgetTries } from '../cases/tryCode.ts';

/** Who sees a person’s data, for what, and how the person learns of it (N12): disclosures, messages, exports, one’s own case. */
export const disclosure = defineCapability({
  name: 'disclosure',
  needs: ['cases', 'policy', 'intake'],
  acts: ['reveal', 'contact'],
  entities: [FileExport],
  migrations: [Views1767225600031, ExportsByTime1767225600053],
  resolvers: [DisclosureResolver, MyCaseResolver],
  audits: [auditExports],
  noteExport: (tx, taken) => tx.insert(FileExport, taken).then(() => undefined),
  forget: forgetLooks,
  purge: purgeLooks,
  jobs: [{ name: 'code-tries', everySeconds: 3600, run: forgetTries }],
});

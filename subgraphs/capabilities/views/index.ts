import { defineCapability } from '../../kit/subgraph.ts';
import { Views1767225600111 } from './migrations/1767225600111-Views.ts';
import { SavedViewRow } from './SavedViewRow.ts';
import { ViewsResolver } from './ViewsResolver.ts';

/** Views of lists that people keep for themselves, and share with those who do the same work (常用视图). */
export const views = defineCapability({
  name: 'views',
  needs: ['cases'],
  entities: [SavedViewRow],
  migrations: [Views1767225600111],
  resolvers: [ViewsResolver],
});

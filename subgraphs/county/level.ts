import { cases } from '../capabilities/cases/index.ts';
import { directory } from '../capabilities/directory/index.ts';
import { escalation } from '../capabilities/escalation/index.ts';
import { handling } from '../capabilities/handling/index.ts';
import { intake } from '../capabilities/intake/index.ts';
import { ruling } from '../capabilities/ruling/index.ts';
import { defineLevel } from '../kit/subgraph.ts';

export const county = defineLevel({
  name: 'county',
  capabilities: [directory, cases, intake, handling, escalation, ruling],
});

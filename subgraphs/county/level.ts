import { assessment } from '../capabilities/assessment/index.ts';
import { attachments } from '../capabilities/attachments/index.ts';
import { audit } from '../capabilities/audit/index.ts';
import { authority } from '../capabilities/authority/index.ts';
import { calendar } from '../capabilities/calendar/index.ts';
import { cases } from '../capabilities/cases/index.ts';
import { clocks } from '../capabilities/clocks/index.ts';
import { closing } from '../capabilities/closing/index.ts';
import { departments } from '../capabilities/departments/index.ts';
import { directory } from '../capabilities/directory/index.ts';
import { disclosure } from '../capabilities/disclosure/index.ts';
import { duties } from '../capabilities/duties/index.ts';
import { escalation } from '../capabilities/escalation/index.ts';
import { fairness } from '../capabilities/fairness/index.ts';
import { handling } from '../capabilities/handling/index.ts';
import { intake } from '../capabilities/intake/index.ts';
import { kinds } from '../capabilities/kinds/index.ts';
import { forecast } from '../capabilities/forecast/index.ts';
import { library } from '../capabilities/library/index.ts';
import { meetings } from '../capabilities/meetings/index.ts';
import { notices } from '../capabilities/notices/index.ts';
import { oversight } from '../capabilities/oversight/index.ts';
import { policy } from '../capabilities/policy/index.ts';
import { rehearsal } from '../capabilities/rehearsal/index.ts';
import { reports } from '../capabilities/reports/index.ts';
import { retention } from '../capabilities/retention/index.ts';
import { ruling } from '../capabilities/ruling/index.ts';
import { supervision } from '../capabilities/supervision/index.ts';
import { upward } from '../capabilities/upward/index.ts';
import { visits } from '../capabilities/visits/index.ts';
import { witness } from '../capabilities/witness/index.ts';
import { views } from '../capabilities/views/index.ts';
import { defineLevel } from '../kit/subgraph.ts';

export const county = defineLevel({
  name: 'county',
  capabilities: [
    directory,
    policy,
    departments,
    cases,
    calendar,
    intake,
    handling,
    clocks,
    closing,
    authority,
    escalation,
    ruling,
    notices,
    disclosure,
    attachments,
    audit,
    fairness,
    duties,
    rehearsal,
    reports,
    retention,
    meetings,
    visits,
    supervision,
    assessment,
    oversight,
    upward,
    witness,
    library,
    forecast,
    kinds,
    views,
  ],
});

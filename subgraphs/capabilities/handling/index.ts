import { defineCapability } from '../../kit/subgraph.ts';
import { codeLater } from './codeLater.ts';
import { HandlingResolver } from './HandlingResolver.ts';
import { InboxResolver } from './InboxResolver.ts';
import { JurisdictionRule } from './JurisdictionRule.ts';
import { lapseSupplements } from './lapseSupplements.ts';
import { AwaitedMaterial1767225720002 } from './migrations/1767225720002-AwaitedMaterial.ts';
import { Handling1767225600014 } from './migrations/1767225600014-Handling.ts';
import { OrderDepartments1767225600051 } from './migrations/1767225600051-OrderDepartments.ts';
import { OrdersByDepartment1767225750000 } from './migrations/1767225750000-OrdersByDepartment.ts';
import { SealedSignatures1767225600032 } from './migrations/1767225600032-SealedSignatures.ts';
import { Rulings1767225600073 } from './migrations/1767225600073-Rulings.ts';
import { OrdersResolver } from './OrdersResolver.ts';
import { assigning } from './orders.ts';
import { ReplyGateResolver } from './ReplyGateResolver.ts';
import { SEALED } from './sealSignatures.ts';
import { Summons } from './Summons.ts';
import { Supplement } from './Supplement.ts';
import { missingOf, supplying } from './waiting.ts';
import { WorkOrder } from './WorkOrder.ts';

/** Work orders, calls to the desk, missing material, results (交办 叫办 容缺 办结). */
export const handling = defineCapability({
  name: 'handling',
  needs: ['cases', 'departments', 'policy'],
  acts: [
    'assign',
    'receiveOrder',
    'replyOrder',
    'returnOrder',
    'arbitrate',
    'signOrder',
    'summon',
    'arrive',
    'acceptConditionally',
    'supplement',
    'checkRemotely',
    'requestMaterial',
    'pause',
    'resume',
    'complete',
    'resolveOnSpot',
  ],
  entities: [WorkOrder, Summons, Supplement, JurisdictionRule],
  migrations: [
    Handling1767225600014,
    SealedSignatures1767225600032,
    OrderDepartments1767225600051,
    Rulings1767225600073,
    AwaitedMaterial1767225720002,
    OrdersByDepartment1767225750000,
  ],
  owned: ['InboxOrder', 'InboxEdge', 'InboxConnection'],
  sealed: SEALED,
  resolvers: [HandlingResolver, InboxResolver, OrdersResolver, ReplyGateResolver],
  missingOf,
  deeds: {
    // from afar, by who has the receipt: with words, or with a file that came before
    supplement: (ctx, uid, { supplement, note, code }) =>
      supplying(ctx, uid, Number(supplement), {
        way: 'online',
        note: note ?? null,
        code: code ?? null,
        fromAfar: true,
      }),
    assign: (ctx, uid, { department, responsible, instruction, until }) =>
      assigning(ctx, uid, { department, responsible, instruction, until }),
  },
  // what departments write to the window is not for the citizen; what the citizen still has to bring is
  scopes: {
    CaseFile: { orders: 'work', summonses: 'work', ruledDepartment: 'work', ruling: 'work', orderLimit: 'work' },
  },
  start: codeLater,
  jobs: [{ name: 'lapse', everySeconds: 5, run: lapseSupplements }],
});

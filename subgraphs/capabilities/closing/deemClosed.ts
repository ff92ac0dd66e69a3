import { LessThanOrEqual } from 'typeorm';
import { decide } from '../../../shared/domain/case/decide.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { record } from '../cases/record.ts';
import { policyOfFile } from '../policy/policyAt.ts';

const AT_ONCE = 200;

/** SJ-19: where nobody objected in time, the case counts as closed: once, on the ledger, by the rule and nobody’s hand. */
export async function deemClosed(service: Service): Promise<void> {
  const due = await service.database.read.find(CaseClock, {
    where: { kind: 'objection', status: 'running', dueAt: LessThanOrEqual(service.now().toISOString()) },
    order: { dueAt: 'ASC' },
    take: AT_ONCE,
  });
  for (const { uid } of due)
    await service.database.write(async tx => {
      const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
      // somebody may have spoken since the clocks were read
      const runs = await tx.existsBy(CaseClock, { uid, kind: 'objection', status: 'running' });
      if (file?.state !== 'awaitingConfirmation' || !runs) return;
      const by = { id: 'rule', role: null, center: file.center };
      const change = decide(file, 'deemClosed', policyOfFile(service, file));
      await record(tx, service, file, change, { act: 'deemClosed', by, detail: {} });
    });
  if (due.length > 0) service.relay.ring();
}

import { IsNull, LessThanOrEqual } from 'typeorm';
import { decide } from '../../../shared/domain/case/decide.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { record } from '../cases/record.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { Supplement } from './Supplement.ts';

const AT_ONCE = 200;

/** Material that did not come in its time lapses (N15): once, on the ledger, with notice to the citizen and the window. */
export async function lapseSupplements(service: Service): Promise<void> {
  const now = service.now().toISOString();
  const due = await service.database.read.find(CaseClock, {
    where: { kind: 'supplement', status: 'running', dueAt: LessThanOrEqual(now) },
    order: { dueAt: 'ASC' },
    take: AT_ONCE,
  });
  for (const { uid, no } of due)
    await service.database.write(async tx => {
      const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
      const { affected } = await tx.update(
        Supplement,
        { uid, no, suppliedAt: IsNull(), lapsedAt: IsNull() },
        { lapsedAt: now },
      );
      if (!file || affected !== 1) return;
      const material = (await tx.findOneByOrFail(Supplement, { uid, no })).material;
      const by = { id: 'clock', role: null, center: file.center };
      await record(tx, service, file, decide(file, 'lapse', policyOfFile(service, file)), {
        act: 'lapse',
        by,
        detail: { material },
        clocks: [{ op: 'stop', kind: 'supplement', no, as: 'cancelled' }],
      });
    });
  if (due.length > 0) service.relay.ring();
}

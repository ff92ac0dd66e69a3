import type { AuditRow } from '../../../shared/domain/audit/records.ts';
import { NOTHING_MORE, withoutWords } from '../../../shared/domain/audit/records.ts';
import { narrowAudit } from '../../kit/auditSource.ts';
import type { AuditSource } from '../../kit/subgraph.ts';
import { AuditRead } from './AuditRead.ts';
import { CaseFile } from './CaseFile.ts';
import { Disclosure } from './Disclosure.ts';

/** Looks at a reporter in full (N12), and looks of auditors at the record. */
export const AUDITS_OF_CASES: readonly AuditSource[] = [
  {
    kind: 'look',
    async read({ database }, wish) {
      const query = database.read
        .createQueryBuilder(Disclosure, 'look')
        .innerJoinAndMapOne('look.file', CaseFile, 'file', 'file.uid = look.uid');
      const columns = {
        ...{ at: 'look.at', key: 'look.mark', area: 'file.center', person: 'look.person', role: 'look.role' },
        ...{ center: 'look.center', purpose: 'look.purpose', number: 'file.number' },
      };
      const looks = await narrowAudit(query, columns, wish).getMany();
      return (looks as (Disclosure & { file: CaseFile })[]).map(
        ({ mark, at, person, role, center, uid, purpose, until, attachment, file }): AuditRow => ({
          ...NOTHING_MORE,
          ...{ kind: 'look', key: mark, at, person, role, center, uid, purpose, until, mark, attachment },
          ...{ area: file.center, number: file.number },
        }),
      );
    },
  },
  {
    kind: 'audit',
    async read({ database }, wish) {
      const query = database.read.createQueryBuilder(AuditRead, 'r');
      const columns = {
        ...{ at: 'r.at', key: 'r.seq', numbered: true, area: 'r.area' },
        ...{ person: 'r.person', role: 'r.role', center: 'r.center' },
      };
      return (await narrowAudit(query, columns, wish).getMany()).map(
        ({ seq, at, person, role, center, area, what, filter, rows, mark }): AuditRow => ({
          ...NOTHING_MORE,
          ...{ kind: 'audit', key: String(seq), at, person, role, center, area, rows, mark },
          ...{ filter: withoutWords(filter), rule: what },
        }),
      );
    },
  },
];

import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { AuditReadKind, AuditRow } from '../../../shared/domain/audit/records.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Holding } from '../cases/Holding.ts';
import { noteAuditRead } from '../cases/noteAuditRead.ts';
import { Center } from '../directory/Center.ts';
import { AuditExport, AuditFilter, AuditRecord, AuditRecordConnection, AuditSign, AuditSigns } from './AuditTypes.ts';
import { exportAudit } from './exportAudit.ts';
import { findSigns } from './findSigns.ts';
import { auditCursor, checkWishes, readAudit } from './readAudit.ts';

/** Records of one sign that are shown with it. */
const OF_A_SIGN = 20;

const shown = (level: string, row: AuditRow): AuditRecord => {
  const { kind, key, at, person, role, number, until, mark, filter, rows, soughtBy, rule, attachment } = row;
  const read = kind === 'audit' ? (rule as AuditReadKind) : null;
  return {
    ...{ row, id: `${level}-${kind}-${key}`, kind, at, person, role, number, until, mark, filter, rows, read },
    purpose: row.purpose as DisclosurePurpose | null,
    soughtBy: [...soughtBy],
    attachment,
    rule: read === null ? rule : null,
  };
};

@Resolver(() => Holding)
export class AuditResolver {
  @FieldResolver(() => AuditRecordConnection, {
    description:
      'Who looked at whom, took what out, searched, held, deleted and published in this area (审计记录), newest first, N12, N13. For auditors; each question is on record itself. Errors: PAGE_SIZE, CURSOR_MALFORMED, FIELD_INVALID, CENTER_UNKNOWN.',
  })
  async auditRecords(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: AuditFilter | null,
  ): Promise<AuditRecordConnection> {
    const wishes = checkWishes(ctx.service, filter ?? {});
    const page = { size: pageSize(first), after: after ?? null };
    const { rows, hasNextPage } = await readAudit(ctx.service, code, page, wishes);
    await noteAuditRead(ctx, { what: 'records', area: code, filter: wishes, rows: rows.length });
    const edges = rows.map(row => ({ cursor: auditCursor(row), node: shown(ctx.service.name, row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @FieldResolver(() => AuditSigns, {
    description:
      'What an auditor of this area should look at first (审计线索), N12: looks outside office hours, many on one day, at cases that the person did nothing to; exports larger than usual; searches that led to nothing. Errors: FIELD_INVALID.',
  })
  async auditSigns(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('days', () => Int, { defaultValue: 30, description: 'So many days back, today included, 1 to 92 (天数).' })
    days: number,
  ): Promise<AuditSigns> {
    const { signs, truncated } = await findSigns(ctx.service, code, days);
    await noteAuditRead(ctx, { what: 'signs', area: code, filter: { days }, rows: signs.length });
    return {
      signs: signs.map(({ sign, person, role, center, records }) => ({
        ...{ code: center, sign, person, role, count: records.length },
        ...{ since: records.at(-1)?.at ?? '', until: records[0]?.at ?? '' },
        records: records.slice(0, OF_A_SIGN).map(row => shown(ctx.service.name, row)),
      })),
      truncated,
      asOf: ctx.service.now(),
    };
  }

  @Mutation(() => AuditExport, {
    description:
      'Take the record out of the hub as a table (导出审计记录), N12: recorded, and marked as any other list. For auditors of the area. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, CENTER_UNKNOWN, FIELD_INVALID.',
  })
  exportAudit(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: AuditFilter | null,
  ): Promise<AuditExport> {
    return exportAudit(ctx, area, filter ?? {});
  }
}

@Resolver(() => AuditRecord)
export class AuditRecordResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center of the person (人员所在中心).' })
  center(@Root() { row }: AuditRecord): Center | null {
    return row.center === null ? null : { code: row.center };
  }

  @FieldResolver(() => Center, {
    nullable: true,
    description: 'The center whose data it was about (所涉中心); null for the whole level.',
  })
  area(@Root() { row }: AuditRecord): Center | null {
    return row.area === null ? null : { code: row.area };
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件), for its ledger; null where of none.' })
  case(@Root() { row }: AuditRecord): Case | null {
    return row.uid === null ? null : { uid: row.uid };
  }
}

@Resolver(() => AuditSign)
export class AuditSignResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center of the person (所在中心).' })
  center(@Root() { code }: AuditSign): Center {
    return { code };
  }
}

import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, type PolicyValues, valueOf } from '../../../shared/domain/policy/policy.ts';
import { composeReport, countingsOf, type ReportContent, REPORTS } from '../../../shared/domain/reports/content.ts';
import type { ReportKind } from '../../../shared/domain/reports/kinds.ts';
import { periodBefore, type ReportPeriod } from '../../../shared/domain/reports/period.ts';
import { actorOf } from '../../kit/context.ts';
import type { GuideChangeSource, RequestContext, Service } from '../../kit/subgraph.ts';
import { checkArea, relationToArea } from '../cases/readPart.ts';
import { departmentsOf } from '../departments/departmentsOf.ts';
import { policyAt } from '../policy/policyAt.ts';
import { countersOf, numbersOf } from './readNumbers.ts';
import type { KeptContent, TypicalCase } from './ReportRow.ts';

/** Which report is meant. */
export interface ReportWish {
  center: string;
  kind: ReportKind;
  period: ReportPeriod;
  /** With everything below the center. */
  below: boolean;
}

export type ReportTerm = PolicyValues['report.set'][number];

/** What a center draws up by its rules on a day, with the article that says so. */
export function reportSetOf(service: Service, center: string): { terms: readonly ReportTerm[]; policy: Policy } {
  const policy = policyAt(service, center, beijingDay(service.now()));
  return { terms: valueOf(policy, 'report.set'), policy };
}

/**
 * What the rules of the center call this report. REPORT_NOT_IN_SET for one that they do not ask for, REPORT_PERIOD for a time
 * of another length than it is about.
 */
export function termOf(service: Service, { center, kind, period }: ReportWish): { term: ReportTerm; policy: Policy } {
  const { terms, policy } = reportSetOf(service, center);
  const ofKind = terms.filter(term => term.kind === kind);
  if (ofKind.length === 0)
    throw new DomainError('REPORT_NOT_IN_SET', { names: terms.map(({ name }) => name).join('、') }, 'kind');
  const term = ofKind.find(({ every }) =>
    every === 'always' ? REPORTS[kind].steps.includes(period.step) : every === period.step,
  );
  if (!term) throw new DomainError('REPORT_PERIOD', { every: ofKind.map(({ every }) => every).join('、') }, 'period');
  return { term, policy };
}

/** Refuses who may not read reports of an area: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED. */
export const checkReader = (ctx: RequestContext, area: string): void => checkArea(ctx, area, ['report'], 'center');

/** Whether this person draws up reports for a center: of this level, and at the own workplace (SJ-12, SJ-37). */
export function mayIssueReport(ctx: RequestContext, center: string): boolean {
  const { tree, name } = ctx.service;
  const at = tree.get(center);
  return (
    at?.level === name &&
    at.validTo === null &&
    allowsOffice(actorOf(ctx).role, 'issueReport', relationToArea(ctx, center))
  );
}

/** A report as it stands now. */
export interface Draft {
  content: KeptContent;
  /** Of the library, as far as it has any of these days (SJ-70). */
  typical: TypicalCase[];
  asOf: string | null;
}

/** Draws a report up from the counters of its days and of those before. */
export async function drawUp(service: Service, { center, kind, period, below }: ReportWish): Promise<Draft> {
  const counters = await countersOf(service, center, below);
  const countings = countingsOf(kind);
  const [now, before] = await Promise.all([
    numbersOf(counters, countings, period),
    numbersOf(counters, countings, periodBefore(period)),
  ]);
  const content = composeReport(kind, now, before);
  const { asOf, answered, expected } = counters;
  const guideChanges = await guideChangesOf(service, { center, kind, period });
  return {
    content: { ...content, labels: await labelsOf(service, center, content), guideChanges, answered, expected },
    typical: await fromLibrary(service, center, period),
    asOf,
  };
}

/** What the library has published as typical on the days of a report. */
async function fromLibrary(service: Service, center: string, period: ReportPeriod): Promise<TypicalCase[]> {
  const library = service.subgraph.capabilities.find(({ typicalCases }) => typicalCases);
  const found = (await library?.typicalCases?.(service, center, period)) ?? [];
  return Promise.all(
    found.map(async one => ({ ...one, outcome: null, photographs: await photographsOf(service, one.uid) })),
  );
}

/** The photographs of the result that a case has, by their numbers among its files (SJ-72): the pictures themselves stay with the case. */
export async function photographsOf(service: Service, uid: string | null): Promise<number[]> {
  const holder = service.subgraph.capabilities.find(({ resultPhotographs }) => resultPhotographs);
  return uid === null ? [] : ((await holder?.resultPhotographs?.(service, uid)) ?? []);
}

/** LH-39, WL-105: what of guides and of the list of items the center has changed on the days of an analysis; of other reports nothing. */
export async function guideChangesOf(
  service: Service,
  { center, kind, period }: Pick<ReportWish, 'center' | 'kind'> & { period: { from: string; to: string } },
): Promise<GuideChangeSource[]> {
  const keeper = service.subgraph.capabilities.find(({ guideChanges }) => guideChanges);
  return kind === 'analysis' ? ((await keeper?.guideChanges?.(service, center, period)) ?? []) : [];
}

/** The names of departments as the register has them now: a code says nothing on paper, and the register goes on. */
async function labelsOf(service: Service, center: string, { splits }: ReportContent): Promise<Record<string, string>> {
  const rows = splits.filter(({ code }) => code === 'departments').flatMap(split => split.rows);
  if (rows.length === 0) return {};
  const known = await departmentsOf(service.database.read, service, center, beijingDay(service.now()));
  const names = new Map(known.map(({ code, name }) => [code, name]));
  return Object.fromEntries(rows.map(({ value }) => [`departments/${value}`, names.get(value) ?? value]));
}

import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type PaperKind, PAPERS } from '../../../shared/domain/forms/fillForm.ts';
import type { FormDefinition } from '../../../shared/domain/forms/form.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import { checkTemplate, refuseTemplate } from '../../kit/paper/checkTemplate.ts';
import { checkTags } from '../../kit/paper/fillTemplate.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { checkArea, relationToArea } from '../cases/readPart.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { keepParts, wholeFile } from './parts.ts';
import { TemplateRow } from './TemplateRow.ts';

/** Tags for what stands around a form. */
export const COMMON_TAGS = ['title', 'unit', 'number', 'paperCode', 'foot'] as const;

/** The form that a center uses now, whose fields are the tags of its templates. */
export const formNow = (service: Service, center: string, kind: PaperKind): FormDefinition =>
  valueOf(policyAt(service, center, beijingDay(service.now())), PAPERS[kind]);

const tagsOf = (form: FormDefinition): string[] => [
  ...COMMON_TAGS,
  ...form.pages.flatMap(({ fields }) => fields.map(({ code }) => code)),
];

/** Refuses who does not keep the templates of a center: CENTER_UNKNOWN, WRONG_LEVEL, NOT_PERMITTED. */
function checkKeeper(ctx: RequestContext, center: string): void {
  const { role, center: own } = actorOf(ctx);
  const { tree, name } = ctx.service;
  if (!tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  if (!allowsOffice(role, 'keepTemplate', relationToArea(ctx, center)))
    throw new DomainError('NOT_PERMITTED', { act: 'keepTemplate', role });
  const level = tree.get(own)?.level ?? '';
  if (level !== name) throw new DomainError('WRONG_LEVEL', { own: level, level: name });
}

/** Versions that are listed at most. */
const MOST_VERSIONS = 200;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Keeps a template of the own center as its newest version (SJ-63). TEMPLATE_REFUSED, TEMPLATE_TAG_UNKNOWN. */
export async function keepTemplate(
  ctx: RequestContext,
  { center, kind, name, base64 }: { center: string; kind: PaperKind; name: string; base64: string },
): Promise<TemplateRow> {
  checkKeeper(ctx, center);
  const { service } = ctx;
  const { id: keptBy, role } = actorOf(ctx);
  const called = requiredText('title', name);
  if (!BASE64.test(base64)) throw refuseTemplate('notDocx');
  const clean = checkTemplate(Buffer.from(base64, 'base64'));
  checkTags(clean, tagsOf(formNow(service, center, kind)));
  const { database } = service;
  return database.write(async tx => {
    await tx.findOne(CenterRow, { where: { code: center }, ...database.lockRow });
    const keptAt = service.now().toISOString();
    const version = (await tx.countBy(TemplateRow, { center, kind })) + 1;
    await tx.update(TemplateRow, { center, kind, endedAt: IsNull() }, { endedAt: keptAt });
    const row: TemplateRow = {
      ...{ id: randomUUID(), center, kind, version, name: called, bytes: clean.length },
      ...{ hash: createHash('sha256').update(clean).digest('hex'), keptAt, keptBy, role, endedAt: null },
    };
    await tx.insert(TemplateRow, row);
    await keepParts(tx, row.id, clean);
    return row;
  });
}

/** Puts the template in use out of use: papers are written by the default one from then on. */
export async function endTemplate(ctx: RequestContext, center: string, kind: PaperKind): Promise<TemplateRow> {
  checkKeeper(ctx, center);
  const { database, now } = ctx.service;
  return database.write(async tx => {
    await tx.findOne(CenterRow, { where: { code: center }, ...database.lockRow });
    const row = await inUse(tx, center, kind);
    if (!row) throw new DomainError('TEMPLATE_NOT_FOUND', {}, 'kind');
    const endedAt = now().toISOString();
    await tx.update(TemplateRow, { id: row.id }, { endedAt });
    return { ...row, endedAt };
  });
}

const inUse = (db: EntityManager, center: string, kind: PaperKind): Promise<TemplateRow | null> =>
  db.findOneBy(TemplateRow, { center, kind, endedAt: IsNull() });

/** The templates of a center with all their versions, the newest of each paper first (SJ-63): who may fetch them sees them. */
export function templatesOf(ctx: RequestContext, center: string): Promise<TemplateRow[]> {
  checkArea(ctx, center, ['case'], 'center');
  const order = { kind: 'ASC', version: 'DESC' } as const;
  return ctx.service.database.read.find(TemplateRow, { where: { center }, order, take: MOST_VERSIONS });
}

/** The template in use at a center; null where papers are written by the default one. */
export async function templateFor({ database }: Service, center: string, kind: PaperKind): Promise<Buffer | null> {
  const row = await inUse(database.read, center, kind);
  return row && wholeFile(database.read, row.id);
}

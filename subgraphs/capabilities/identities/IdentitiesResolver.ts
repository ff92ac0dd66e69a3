import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Levels } from '../cases/CaseEnums.ts';
import { Center } from '../directory/Center.ts';
import type { CenterRow } from '../directory/CenterRow.ts';
import { officialName } from '../directory/officialName.ts';

const CenterKinds = { DIVISION: 'division', ZONE: 'zone', SUB_CENTER: 'subCenter' } as const;
registerEnumType(CenterKinds, {
  name: 'CenterKind',
  description: 'What a center is made for (中心类别).',
  valuesConfig: {
    DIVISION: { description: 'An administrative division (行政区划).' },
    ZONE: { description: 'A development zone without a division code (开发区).' },
    SUB_CENTER: { description: 'A branch or specialised hall (分中心).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'A window where people report what could not get done (“办不成事”反映窗口).' })
class Window {
  @Field(() => Int, { description: 'From 1 (窗口号).' })
  number: number;

  @Field({ description: 'As it stands on the sign (窗口名称), SJ-14.' })
  name: string;
}

const UID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Identities and the directory: what must be known whichever level is down. */
@Resolver(() => Case)
export class CaseIdentityResolver {
  @Query(() => Case, {
    description:
      'One case, from which each level’s file is reached (办件). The uid alone says nothing: levels show what you may see.',
  })
  case(@Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string): Case {
    if (!UID.test(uid)) throw new DomainError('FIELD_INVALID', {}, 'uid');
    return { uid };
  }
}

@Resolver(() => Center)
export class CenterIdentityResolver {
  @Query(() => Center, {
    nullable: true,
    description: 'One center by its code (中心). Null with CENTER_UNKNOWN where there is none.',
  })
  center(
    @Arg('code', () => ID, { description: 'The code of the center (中心编码), as 340882.' }) code: string,
    @Ctx() { service }: RequestContext,
  ): Center {
    if (!service.tree.has(code)) throw new DomainError('CENTER_UNKNOWN', { center: code }, 'code');
    return { code };
  }

  @Query(() => [Center], {
    description:
      'Working centers whose name has this text, or whose code begins with it, upper levels first (查找中心).',
  })
  centers(
    @Arg('search', { description: 'A part of the name, or the beginning of the code (名称或编码).' }) search: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most this many (数量), 1 to 100.' }) first: number,
    @Ctx() ctx: RequestContext,
  ): Center[] {
    if (first < 1 || first > 100) throw new DomainError('PAGE_SIZE', { limit: '100' }, 'first');
    const wanted = search.trim();
    if (wanted === '') throw new DomainError('FIELD_REQUIRED', {}, 'search');
    const found = rows(ctx).filter(
      ({ code, name, validTo }) => validTo === null && (name.includes(wanted) || code.startsWith(wanted)),
    );
    return found.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1)).slice(0, first);
  }

  @FieldResolver(() => String, { description: 'The name of the area it serves (名称), as 潜山市.' })
  name(@Root() { code }: Center, @Ctx() ctx: RequestContext): string {
    return row(ctx, code).name;
  }

  @FieldResolver(() => String, { description: 'The name on the door (中心全称).' })
  officialName(@Root() { code }: Center, @Ctx() ctx: RequestContext): string {
    return officialName(row(ctx, code));
  }

  @FieldResolver(() => Levels, {
    description: 'Its level (层级). Never guessed from name or code: 潜山市 is a county.',
  })
  level(@Root() { code }: Center, @Ctx() ctx: RequestContext): LevelName {
    return row(ctx, code).level;
  }

  @FieldResolver(() => CenterKinds, { description: 'What it is made for (类别).' })
  kind(@Root() { code }: Center, @Ctx() ctx: RequestContext): string {
    return row(ctx, code).kind;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The division code (行政区划代码); null for a zone or a sub-center.',
  })
  adcode(@Root() { code }: Center, @Ctx() ctx: RequestContext): string | null {
    return row(ctx, code).adcode;
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center above (上级中心); null for a province.' })
  parent(@Root() { code }: Center, @Ctx() ctx: RequestContext): Center | null {
    const { parent } = row(ctx, code);
    return parent === null ? null : { code: parent };
  }

  @FieldResolver(() => [Center], {
    nullable: 'items',
    description: 'Working centers directly below, by code (下级中心).',
  })
  children(
    @Root() { code }: Center,
    @Ctx() ctx: RequestContext,
    @Arg('retired', { defaultValue: false, description: 'With true: those that have ceased as well (含已撤销).' })
    retired: boolean,
  ): Center[] {
    return childrenOf(ctx, code).filter(({ validTo }) => retired || validTo === null);
  }

  @FieldResolver(() => [Center], {
    nullable: 'items',
    description: 'From the province down to this center, itself included (路径).',
  })
  path(@Root() { code }: Center, @Ctx() { service }: RequestContext): Center[] {
    return pathTo(service.tree, code).map(step => ({ code: step }));
  }

  @FieldResolver(() => [Window], { description: 'Its windows, at least one (窗口), SJ-09.' })
  windows(@Root() { code }: Center, @Ctx() ctx: RequestContext): Window[] {
    return Array.from({ length: row(ctx, code).windows }, (_, i) => ({
      number: i + 1,
      name: `“办不成事”反映窗口${i + 1}号`,
    }));
  }

  @FieldResolver(() => GraphQLLocalDate, { nullable: true, description: 'Its first day, where known (启用日期).' })
  validFrom(@Root() { code }: Center, @Ctx() ctx: RequestContext): string | null {
    return row(ctx, code).validFrom;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it ceased (撤销日期); null while it works.',
  })
  validTo(@Root() { code }: Center, @Ctx() ctx: RequestContext): string | null {
    return row(ctx, code).validTo;
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that took over (承接中心).' })
  successor(@Root() { code }: Center, @Ctx() ctx: RequestContext): Center | null {
    const { successor } = row(ctx, code);
    return successor === null ? null : { code: successor };
  }
}

const rows = ({ service }: RequestContext) => [...service.tree.values()] as CenterRow[];

function row({ service }: RequestContext, code: string): CenterRow {
  const found = service.tree.get(code) as CenterRow | undefined;
  if (!found) throw new DomainError('CENTER_UNKNOWN', { center: code });
  return found;
}

const CHILDREN = new WeakMap<object, Map<string, CenterRow[]>>();

function childrenOf(ctx: RequestContext, code: string): readonly CenterRow[] {
  const { tree } = ctx.service;
  let index = CHILDREN.get(tree);
  if (!index) {
    index = new Map();
    for (const center of rows(ctx)) index.set(center.parent ?? '', [...(index.get(center.parent ?? '') ?? []), center]);
    CHILDREN.set(tree, index);
  }
  return index.get(code) ?? [];
}

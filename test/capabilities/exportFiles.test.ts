import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_NAMES, type RoleName } from '../../shared/domain/access/roles.ts';
import { marksIn, withoutMark } from '../../shared/domain/privacy/viewerMark.ts';
import { viewOfMark } from '../../subgraphs/capabilities/disclosure/viewOfMark.ts';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';

/** Lists that leave the hub are recorded, masked, safe in a spreadsheet, and marked (N12). */
const REGISTRAR: Who = ['registrar', '340882'];
const SUPERVISOR: Who = ['supervision-section', '340882'];
const CITY: Who = ['efficiency-officer', '340800'];
const [NAME, PHONE] = ['欧阳涂大明', '13987654321'];
const FORM = { item: '医疗费用报销', causes: ['RULES_NOT_MET'] };
const BAD = '=HYPERLINK("http://example.cn")';
const CASES = 60;

let desk: Casework;

beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  await desk.register(REGISTRAR, { ...FORM, title: BAD, reporterName: NAME, reporterPhone: PHONE });
  desk.wait(1);
  await desk.register(REGISTRAR, { ...FORM, title: '他说“"好"”，\u200b走了' });
  for (let i = 2; i < CASES; i++) {
    desk.wait(1);
    await desk.register(REGISTRAR, { ...FORM, title: `不动产登记第${i}次未办成` });
  }
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

interface Taken {
  mark: string;
  csv: string;
  rows: number;
  hasNextPage: boolean;
  endCursor: string | null;
}

const exportAs = (who: Who, args = 'area: "340882"', level = 'county'): Promise<Answer> =>
  desk.hub.ask(who, `mutation { taken: ${level}ExportFiles(${args}) { mark csv rows hasNextPage endCursor at } }`);

const take = async (who: Who, args?: string): Promise<Taken> => {
  const { data, errors } = await exportAs(who, args);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.taken as Taken;
};

const linesOf = (csv: string): string[] => csv.split('\r\n').filter(Boolean);

describe('N12: an export', () => {
  it('is a table of every file, with its mark in the last line', async () => {
    const { csv, mark, rows, hasNextPage } = await take(REGISTRAR);
    expect(csv.startsWith('\ufeff"编号","标题"')).toBe(true);
    const lines = linesOf(csv);
    expect([rows, hasNextPage, lines.length]).toEqual([CASES, false, CASES + 2]);
    expect(lines.at(-1)).toBe(`"导出标记 ${mark.slice(0, 5)}-${mark.slice(5)}"`);
    expect(withoutMark(lines[1] ?? '')).toContain(
      '"不动产登记第59次未办成","医疗费用报销","办件","已登记","潜山市","潜山市","2026-09-28 10:29"',
    );
  });

  it('masks the reporter, for people of the level; others do not even get that', async () => {
    const { csv } = await take(REGISTRAR);
    expect(csv).toContain('"欧***明","139****4321"');
    expect(csv).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
    expect((await take(CITY)).csv).not.toContain('139****4321');
  });

  it('has no formula and no quote that breaks out', async () => {
    const lines = linesOf((await take(REGISTRAR)).csv).map(withoutMark);
    expect(lines.at(-2)).toContain(`,"'${BAD.replaceAll('"', '""')}",`);
    expect(lines.at(-3)).toContain('"他说“""好""”，走了"');
  });

  it('is narrowed and turned like a list, and recorded with what it was narrowed to', async () => {
    const first = await take(SUPERVISOR, 'area: "340882", filter: { text: "不动产" }, first: 40');
    expect([first.rows, first.hasNextPage]).toEqual([40, true]);
    const rest = await take(
      SUPERVISOR,
      `area: "340882", filter: { text: "不动产" }, after: "${first.endCursor}"`,
    ).catch(String);
    expect(rest).toMatchObject({ rows: CASES - 42, hasNextPage: false });
  });

  const MAY: RoleName[] = [
    'registrar',
    'coordinator',
    'center-head',
    'supervision-section',
    'efficiency-officer',
    'provincial-officer',
  ];

  it.each(ROLE_NAMES)('%s may take one only if it works on whole lists', async role => {
    const { errors } = await exportAs([role, '340882']);
    expect(errors?.[0]?.extensions.code).toBe(MAY.includes(role) ? undefined : 'NOT_PERMITTED');
  });

  it.each([
    ['another area', 'area: "341322"', 'OUTSIDE_JURISDICTION'],
    ['an area that there is not', 'area: "999999"', 'CENTER_UNKNOWN'],
    ['more rows than fit', 'area: "340882", first: 5001', 'PAGE_SIZE'],
    ['no rows', 'area: "340882", first: 0', 'PAGE_SIZE'],
    ['a cursor that no table gave', 'area: "340882", after: "x"', 'CURSOR_MALFORMED'],
  ])('of %s is refused and not recorded', async (_what, args, code) => {
    const before = (await desk.hub.rows('county', 'select * from exports')).length;
    expect((await exportAs(REGISTRAR, args)).errors?.[0]?.extensions.code).toBe(code);
    expect(await desk.hub.rows('county', 'select * from exports')).toHaveLength(before);
  });
});

describe('N12: a leaked list', () => {
  it('without its last line, and half of its rows, leads back to the view it came from', async () => {
    const [mine] = [await take(REGISTRAR), await take(SUPERVISOR), await take(CITY)];
    const half = linesOf(mine.csv)
      .slice(20, 20 + CASES / 2)
      .join('\r\n');
    expect(half).not.toContain('导出标记');
    const [found] = marksIn(half);
    expect(found).toEqual({ mark: mine.mark, shares: CASES / 2 });
    const view = await viewOfMark(desk.service('county').database.read, found?.mark ?? '');
    expect(view).toMatchObject({
      person: 'registrar@340882',
      role: 'registrar',
      area: '340882',
      filter: '{}',
      rows: CASES,
    });
  });

  it('is traced on the command line: the list, a few of its rows pasted into a text, a written mark', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doudi-trace-'));
    const file = join(folder, 'leaked.csv');
    const trace = () => {
      const env = { ...process.env, NODE_OPTIONS: '', HUB_DATA: desk.hub.dataFolder, LOG_LEVEL: 'error' };
      try {
        return execFileSync(process.execPath, ['dist/hub/cli/main.js', 'trace', file], {
          env,
          encoding: 'utf8',
          stdio: 'pipe',
        });
      } catch (fault) {
        return `failed: ${(fault as { stdout: string }).stdout}`;
      }
    };
    try {
      const { csv, mark } = await take(SUPERVISOR, 'area: "340882", filter: { open: true }');
      const shown = `${mark.slice(0, 5)}-${mark.slice(5)}`;
      writeFileSync(file, `论坛转帖：\n${linesOf(csv).slice(3, 23).join('\n')}\n完`);
      const said = trace();
      expect(said).toContain(`${shown} (hidden, in 20 shares)`);
      expect(said).toContain(`supervision-section@340882 (supervision-section at 340882), ${desk.instant}`);
      expect(said).toContain(`an export of ${CASES} files of 340882 at the level county, narrowed to {"open":true}`);
      writeFileSync(file, `照片上写着 ${shown}`);
      expect(trace()).toContain(`${shown} (written)\n  supervision-section@340882`);
      writeFileSync(file, withoutMark(linesOf(csv).slice(3, 23).join('\n')));
      expect(trace()).toContain('failed: ');
      expect(trace()).toContain('no mark was found');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

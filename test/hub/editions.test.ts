import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from '../../hub/startHub.ts';
import { log } from '../../shared/log.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { readSettings } from '../../shared/settings.ts';
import type { Answer } from '../testkit/hub.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';
import { keyFile } from '../testkit/keyFile.ts';

/** A second start with a newer directory. 潜山 gets a new name, 太湖 (340825) ceases in favour of it, and a zone is added. */
describe('a newer edition of the directory', () => {
  log.level = 'error';
  const data = mkdtempSync(join(tmpdir(), 'doudi-edition-'));
  const folders = [
    smallDirectory(),
    smallDirectory(rows => [
      ...rows.map(row => {
        if (row.code === '340882') return { ...row, name: '潜山新市' };
        if (row.code === '340825') return { ...row, validTo: '2026-11-01', successor: '340882' };
        return row;
      }),
      {
        code: '340800Z91',
        name: '安庆新区',
        level: 'county',
        kind: 'zone',
        parent: '340800',
        adcode: null,
        windows: 2,
        validFrom: '2026-11-01',
        validTo: null,
        successor: null,
      },
    ]),
  ];
  let hub: Hub | undefined;
  afterAll(async () => {
    await hub?.stop();
    for (const folder of [data, ...folders]) rmSync(folder, { recursive: true, force: true });
  });

  const start = async (folder: string | undefined) => {
    await hub?.stop();
    await keyFile(data);
    hub = await startHub({
      settings: readSettings({
        PORT: '0',
        HUB_DATA: data,
        HUB_DIRECTORY: folder,
        HUB_DEMO: 'off',
        HUB_IDENTITY: 'demo',
        HUB_ADHOC: 'on',
      }),
    });
  };
  const ask = async (center: string, query: string): Promise<Answer> => {
    const { keys, url } = hub as Hub;
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await issueToken(keys, { role: 'registrar', center })}`,
    };
    return (await (
      await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    ).json()) as Answer;
  };
  const register = (center: string) =>
    ask(
      center,
      'mutation { countyRegisterCase(input: { title: "办不成", item: "营业执照", causes: [RULES_NOT_MET] }) { uid number } }',
    );

  it('adds, renames and retires centers, and touches no case', async () => {
    await start(folders[0]);
    const [renamed, retired] = [await register('340882'), await register('340825')].map(
      ({ data: d }) => d.countyRegisterCase as { uid: string; number: string },
    );
    const FILES = (code: string) =>
      `{ center(code: "${code}") { name validTo successor { name } windows { number } county { files { edges { node { uid number state center { name } } } } } } }`;
    const before = await ask('340825', FILES('340825'));

    await start(folders[1]);
    const after = await ask('340825', FILES('340825'));
    expect(after.errors).toBeUndefined();
    expect(after.data.center).toEqual({
      ...before.data.center,
      validTo: '2026-11-01',
      successor: { name: '潜山新市' },
    });
    expect(after.data.center.county.files.edges[0].node.uid).toBe(retired?.uid);
    const here = await ask('340882', FILES('340882'));
    expect(here.data.center).toMatchObject({
      name: '潜山新市',
      county: { files: { edges: [{ node: { uid: renamed?.uid, center: { name: '潜山新市' } } }] } },
    });
    const { data: above } = await ask(
      '340800',
      '{ center(code: "340800") { children { code } all: children(retired: true) { code } } z: center(code: "340800Z91") { level kind adcode parent { name } windows { name } } }',
    );
    const codes = (list: { code: string }[]) => list.map(({ code }) => code);
    expect(codes(above.center.children)).toContain('340800Z91');
    expect(codes(above.center.children)).not.toContain('340825');
    expect(codes(above.center.all)).toContain('340825');
    expect(above.z).toEqual({
      level: 'COUNTY',
      kind: 'ZONE',
      adcode: null,
      parent: { name: '安庆市' },
      windows: [{ name: '“办不成事”反映窗口1号' }, { name: '“办不成事”反映窗口2号' }],
    });
  }, 240_000);

  it('takes no more registrations at a center that has ceased, and names the one that took over', async () => {
    const { errors } = await register('340825');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CENTER_RETIRED',
      field: 'center',
      params: { successor: '340882' },
    });
  });

  it('lets a center without a division code register under its own', async () => {
    const { data: answer } = await register('340800Z91');
    expect(answer.countyRegisterCase.number).toMatch(/^340800Z91-\d{8}-0001$/);
  });

  it('finds the real tree: what hangs where', async () => {
    await start(undefined);
    const { data: tree } = await ask(
      '340882',
      `{
      shanghai: center(code: "310109") { name level parent { name level } children { code } }
      dongguan: center(code: "441900") { level children { level } }
      xiantao: center(code: "429004") { name level parent { name } }
      qianshan: center(code: "340882") { name level path { name } windows { number } }
      wenling: center(code: "331081") { name level }
      found: centers(search: "潜山") { code name } }`,
    );
    expect(tree.shanghai).toMatchObject({
      name: '虹口区',
      level: 'COUNTY',
      parent: { name: '上海市', level: 'PROVINCE' },
    });
    expect(new Set(tree.dongguan.children.map(({ level }: { level: string }) => level))).toEqual(new Set(['TOWNSHIP']));
    expect(tree.xiantao).toEqual({ name: '仙桃市', level: 'COUNTY', parent: { name: '湖北省' } });
    expect(tree.qianshan).toMatchObject({
      level: 'COUNTY',
      path: [{ name: '安徽省' }, { name: '安庆市' }, { name: '潜山市' }],
      windows: [{ number: 1 }],
    });
    expect(tree.wenling).toEqual({ name: '温岭市', level: 'COUNTY' });
    expect(tree.found[0]).toEqual({ code: '340882', name: '潜山市' });
  }, 240_000);
});

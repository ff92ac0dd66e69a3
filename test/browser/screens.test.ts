import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoClock, seedDemo } from '../../hub/demo/seedDemo.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { Desk } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';
import { fewColors } from './screens/fewColors.ts';
import { type Screen, SCREENS } from './screens/list.ts';
import { type Prepared, plantKind, prepareScreens } from './screens/prepare.ts';
import { type Language, type Look, Viewer } from './screens/Viewer.ts';

/** `npm run screens` has each screen drawn into this folder, on a hub with as much as a province has in a month. */
const PICTURES = process.env.SCREENS_FOLDER;
/** The screens asked for by the beginnings of their names; all where none is named. */
const ONLY = (process.env.SCREENS_ONLY ?? '').split(',').filter(Boolean);

/** A Wednesday at which offices work, and which never passes: the same every time. */
const DAY = '2026-11-25';
const NOW = new Date(`${DAY}T10:40:00+08:00`);

const asked = SCREENS.filter(({ id }) => ONLY.length === 0 || ONLY.some(name => id.startsWith(name)));

/** Chinese first, English second; the pages of people also in large letters. */
const looksAt = ({ large }: Screen): (Look & { name: string })[] => [
  { name: 'Chinese', language: 'zh-CN' },
  { name: 'English', language: 'en' },
  ...(large ? [{ name: 'large letters', language: 'zh-CN' as const, large }] : []),
];

describeWith('chromium', 'the twenty-five screens', () => {
  let desk: Desk;
  let prepared: Prepared;
  let viewer: Viewer;

  beforeAll(async () => {
    const clock = new DemoClock(() => new Date(`${DAY}T08:30:00+08:00`));
    const cases = PICTURES ? 900 : 40;
    desk = await Desk.open({
      now: clock.now,
      settings: { HUB_BUDGET_PERSON: '0', HUB_BUDGET_CENTER: '0', HUB_BUDGET_ADDRESS: '0' },
      prepare: async services => {
        await plantKind(services, clock);
        await seedDemo(services, clock, cases, () => undefined);
      },
    });
    const settle = async () => {
      for (const _both of ['up', 'down'])
        for (const level of LEVELS.toReversed()) await desk.hub.services.get(level)?.relay.settle();
    };
    prepared = await prepareScreens({
      ask: (who, query, variables) => desk.ask(who, query, variables),
      at: time => clock.stopAt(new Date(`${DAY}T${time}:00+08:00`)),
      settle,
    });
    clock.stopAt(NOW);
    for (const level of LEVELS.toReversed()) await desk.hub.services.get(level)?.jobs.runAll();
    await settle();
    viewer = await Viewer.open(desk, prepared, NOW);
  }, 600_000);
  afterAll(async () => {
    await viewer?.close();
    await desk?.close();
  });

  it('are five for each of five roles, and each has a name of its own', () => {
    const roles = SCREENS.map(({ id }) => id.split('-')[0]);
    expect([...new Set(roles)].map(role => roles.filter(one => one === role).length)).toEqual([5, 5, 5, 5, 5]);
    expect(new Set(SCREENS.map(({ id }) => id)).size).toBe(25);
  });

  if (PICTURES)
    it.each(asked)(
      '$id is drawn',
      async screen => {
        mkdirSync(PICTURES, { recursive: true });
        await viewer.show(screen, { language: (process.env.SCREENS_LANGUAGE ?? 'zh-CN') as Language });
        if (process.env.SCREENS_HALF) await viewer.page.setViewportSize({ width: 683, height: 384 });
        const picture = await viewer.page.screenshot({ caret: 'hide' });
        writeFileSync(join(PICTURES, `${screen.id}.png`), fewColors(picture));
        await viewer.page.setViewportSize({ width: 1366, height: 768 });
      },
      240_000,
    );
  else
    describe.each(asked)('$id', screen => {
      it.each(looksAt(screen))(
        'can be read by everybody, whatever they read with: $name',
        async look => {
          await viewer.show(screen, look);
          expect(await viewer.violations()).toEqual([]);
          expect(await viewer.untranslated(look.language)).toEqual([]);
          expect(await viewer.tooWide()).toEqual([]);
          expect(viewer.complaints()).toEqual([]);
        },
        240_000,
      );
    });
});

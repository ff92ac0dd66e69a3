import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { log } from '../../shared/log.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { at, CountyNotices, policyWith, REPORTER } from '../testkit/countyNotices.ts';
import { PEOPLE } from '../testkit/people.ts';

let told: CountyNotices;
beforeAll(async () => {
  told = await CountyNotices.start();
}, 240_000);
afterAll(() => told?.hub.stop());
beforeEach(() => told.beginAnew());

describe('what leaves the hub', () => {
  it('is written once, in Chinese, signed, to the number that the reporter left, and nothing of that is shown', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    await told.send();
    const { id } = await told.sms();
    expect(told.linesOf('sms')).toEqual([
      {
        id,
        to: REPORTER.phone,
        subject: null,
        text: `【办不成事反映窗口】您反映的事项（编号${file.number}）需要延时办理，新的办理时限是2026-03-17。如有疑问，请联系登记窗口。`,
      },
    ]);
    expect(statSync(told.fileOf('sms')).mode & 0o777).toBe(0o600);
    expect(statSync(told.folder).mode & 0o777).toBe(0o700);
    const sent = await told.sms();
    expect(sent).toMatchObject({
      sentAt: told.instant,
      receipt: 'sms.jsonl@0',
      recipientMasked: '138****5678',
      attempts: 1,
      fault: null,
    });
    await told.send();
    expect(told.linesOf('sms')).toHaveLength(1);
    expect(JSON.stringify(await told.rows())).not.toContain(REPORTER.phone);
  });

  it.each([
    ['before the line was written', false],
    ['between the line and its mark', true],
  ])('is one line only when the hub dies %s', async (_when, written) => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    await told.send();
    const { id, receipt } = await told.sms();
    if (!written) rmSync(told.fileOf('sms'));
    // what the database knows at that moment: it was tried, and not that it went
    await told.set(id, { sentAt: null, receipt: null, recipientMasked: null });
    await told.send();
    await told.send();
    expect(told.linesOf('sms').map(line => line.id)).toEqual([id]);
    expect(await told.sms()).toMatchObject({ receipt, attempts: 2, recipientMasked: '138****5678' });
    expect((await told.sms()).sentAt).not.toBeNull();
  });

  it('is written anew, on a line of its own, when the hub died within the line', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    await told.send();
    const { id } = await told.sms();
    const [line = ''] = readFileSync(told.fileOf('sms'), 'utf8').split('\n');
    writeFileSync(told.fileOf('sms'), `${line.replace(id, 'another')}\n${line.slice(0, -20)}`);
    await told.set(id, { sentAt: null, receipt: null });
    await told.send();
    expect(told.linesOf('sms').map(({ id: known }) => known)).toEqual(['another', id]);
    const { receipt } = await told.sms();
    const begins = Number(receipt?.split('@')[1]);
    expect(JSON.parse(readFileSync(told.fileOf('sms')).subarray(begins).toString().split('\n')[0] ?? '').id).toBe(id);
  });

  it('is found again where it is, whatever the lines before it are', async () => {
    const file = await told.newCase();
    mkdirSync(told.folder, { recursive: true });
    appendFileSync(
      told.fileOf('sms'),
      `${JSON.stringify({ id: 'x', to: REPORTER.phone, subject: null, text: '您好，𠱲先生' })}\n`,
    );
    await told.tell(file, 'extended');
    await told.send();
    const { id, receipt } = await told.sms();
    await told.set(id, { sentAt: null, receipt: null });
    await told.send();
    expect((await told.sms()).receipt).toBe(receipt);
    expect(receipt).not.toBe('sms.jsonl@0');
  });

  it('waits through the quiet hours, and the supervision section does not', async () => {
    const file = await told.newCase();
    told.instant = at('03T22:15:00');
    await told.tell(file, 'extended');
    expect((await told.sms()).notBefore).toBe(at('04T08:00:00'));
    for (const [time, sent] of [
      ['03T22:15:00', false],
      ['04T07:59:59', false],
      ['04T08:00:00', true],
    ] as const) {
      told.instant = at(time);
      await told.send();
      expect((await told.sms()).sentAt).toBe(sent ? at(time) : null);
    }
    for (const row of await told.rows()) if (row.channel === 'inApp') expect(row.sentAt).toBe(at('03T22:15:00'));
  });

  it('waits for the morning also when it was due by day and the hub was down until the night', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    told.instant = at('03T23:00:00');
    await told.send();
    expect(await told.sms()).toMatchObject({ sentAt: null, notBefore: at('04T08:00:00'), attempts: 0 });
    told.instant = at('04T08:00:00');
    await told.send();
    expect((await told.sms()).sentAt).toBe(at('04T08:00:00'));
  });

  it('is tried again, later each time, ten times in all, when the road fails', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended', { policy: policyWith({ 'notify.quietHours': null }) });
    writeFileSync(told.folder, 'a file where the folder should be');
    log.level = 'silent';
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      await told.send();
      const { notBefore, sentAt } = await told.sms();
      expect(sentAt).toBeNull();
      const wait = Date.parse(notBefore) - Date.parse(told.instant);
      if (wait > 0) waits.push(wait / 60_000);
      told.pass(Math.max(0, wait));
    }
    log.level = 'error';
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
    expect(await told.sms()).toMatchObject({ attempts: 10, fault: 'transportFailed', recipientMasked: null });
    rmSync(told.folder);
    told.pass(86_400_000);
    await told.send();
    expect((await told.sms()).sentAt).toBeNull();
  });

  it('goes out once the road is whole again, and then has no fault', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    writeFileSync(told.folder, 'a file where the folder should be');
    log.level = 'silent';
    await told.send();
    log.level = 'error';
    rmSync(told.folder);
    told.pass(59_999);
    await told.send();
    expect(await told.sms()).toMatchObject({ attempts: 1, fault: 'transportFailed' });
    told.pass(1);
    await told.send();
    expect(await told.sms()).toMatchObject({ attempts: 2, fault: null, sentAt: told.instant });
    expect(told.linesOf('sms')).toHaveLength(1);
  });

  it('says so where there is no address', async () => {
    const file = await told.newCase({ reporterPhone: '0556-5512345' });
    await told.tell(file, 'extended', { reachable: ['sms', 'email', 'wechat'] });
    await told.send();
    const { data } = await told.hub.ask(
      PEOPLE.county,
      `{ countyFile(uid: "${file.uid}") { notices { channel fault sentAt recipient } } }`,
    );
    const out = data.countyFile.notices.filter(({ channel }: { channel: string }) => channel !== 'IN_APP');
    expect(out).toHaveLength(3);
    for (const notice of out) expect(notice).toMatchObject({ fault: 'NO_ADDRESS', sentAt: null, recipient: null });
  });

  it('is not sent when it is a week late', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    told.instant = at('10T10:00:01');
    await told.send();
    expect(await told.sms()).toMatchObject({ sentAt: null, fault: 'expired', attempts: 10 });
    await told.send();
    expect(() => readFileSync(told.fileOf('sms'))).toThrow('ENOENT');
  });

  it('goes through each road that its reporter has an address for, in the form of that road', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended', { reachable: ['sms', 'email', 'wechat'] });
    const { county } = told;
    const whole = county.subgraph;
    const addresses: Record<string, string> = {
      sms: REPORTER.phone,
      email: 'wang.ming@example.cn',
      wechat: 'oLVPpjqs9BhvzwPj5A',
    };
    const capability = {
      name: 'addresses',
      addressOf: async (_: Service, _uid: string, road: string) => addresses[road],
    };
    Object.assign(county, { subgraph: { ...whole, capabilities: [capability] } });
    await told.send();
    Object.assign(county, { subgraph: whole });
    expect(told.linesOf('email')).toMatchObject([{ to: addresses.email, subject: `办件${file.number}：已延时` }]);
    expect(told.linesOf('email')[0]?.text).toMatch(/新的办理时限是2026-03-17.*\n\n.*the new last day is 2026-03-17/s);
    expect(told.linesOf('wechat')).toMatchObject([{ to: addresses.wechat, subject: '已延时' }]);
    expect((await told.rows()).map(({ recipientMasked }) => recipientMasked).filter(Boolean)).toEqual([
      'w***@example.cn',
      '138****5678',
      'o***',
    ]);
  });

  it('stays queued, and is seen to be, where no road is set up', async () => {
    const quiet = await CountyNotices.start({});
    try {
      const file = await quiet.newCase();
      await quiet.tell(file, 'extended');
      await quiet.send();
      const { data } = await quiet.hub.ask(
        PEOPLE.county,
        `{ countyFile(uid: "${file.uid}") { notices { channel sentAt fault } } }`,
      );
      expect(data.countyFile.notices).toContainEqual({ channel: 'SMS', sentAt: null, fault: null });
      expect(await quiet.sms()).toMatchObject({ attempts: 0 });
    } finally {
      await quiet.hub.stop();
    }
  }, 240_000);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { type RowDataPacket, createConnection } from 'mysql2/promise';
import { startChromium } from './chromium.ts';
import { type PrivateMariadb, type PrivateNats, describeWith, startMariadb, startNats } from './privateServers.ts';

describeWith('mariadbd', 'a private MariaDB', () => {
  let mariadb: PrivateMariadb;

  beforeAll(async () => {
    mariadb = await startMariadb();
  });
  afterAll(() => mariadb?.stop());

  const ask = async (sql: string): Promise<RowDataPacket[]> => {
    const { host, port, user, password } = mariadb;
    const connection = await createConnection({ host, port, user, password });
    try {
      const [rows] = await connection.query<RowDataPacket[]>(sql);
      return rows;
    } finally {
      await connection.end();
    }
  };

  it('tells rare characters apart', async () => {
    await mariadb.createDatabase('names');
    await ask('CREATE TABLE names.people (name VARCHAR(20) PRIMARY KEY)');
    await ask("INSERT INTO names.people VALUES ('𠱲'), ('𫖸')");
    expect(await ask("SELECT name FROM names.people WHERE name = '𠱲'")).toEqual([{ name: '𠱲' }]);
  });

  it('has every committed row after a kill', async () => {
    await mariadb.createDatabase('county');
    await ask('CREATE TABLE county.cases (uid INT PRIMARY KEY, title TEXT)');
    await ask("INSERT INTO county.cases VALUES (1, '办不成事')");
    await mariadb.kill('SIGKILL');
    await expect(ask('SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await mariadb.restart();
    expect(await ask('SELECT title FROM county.cases')).toEqual([{ title: '办不成事' }]);
  });
});

describeWith('nats-server', 'a private NATS', () => {
  let nats: PrivateNats;

  beforeAll(async () => {
    nats = await startNats();
  });
  afterAll(() => nats?.stop());

  const publishAndHear = async () => {
    const connection = await connect({ servers: nats.url, reconnect: false });
    const subscription = connection.subscribe('case.escalate', { max: 1 });
    connection.publish('case.escalate', '提级');
    const heard: string[] = [];
    for await (const message of subscription) heard.push(message.string());
    await connection.close();
    return heard;
  };

  it('carries a message', async () => {
    expect(await publishAndHear()).toEqual(['提级']);
  });

  it('is back on the same port after a kill', async () => {
    await nats.kill('SIGKILL');
    await expect(connect({ servers: nats.url, reconnect: false })).rejects.toThrow();
    await nats.restart();
    expect(await publishAndHear()).toEqual(['提级']);
  });
});

describeWith('chromium', 'the installed Chromium', () => {
  it('shows a page in Chinese', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<h1>窗口</h1>');
    });
    await new Promise<void>(done => void server.listen(0, '127.0.0.1', done));
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await page.textContent('h1')).toBe('窗口');
    } finally {
      await browser.close();
      server.close();
    }
  });
});

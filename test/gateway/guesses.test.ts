import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { watchGuesses } from '../../gateway/guesses.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Answer, startTestHub, type TestHub } from '../testkit/hub.ts';

const WRONG = { text: '{"errors":[{"extensions":{"code":"MY_CASE_NOT_FOUND"}}]}' };
const RIGHT = { text: '{"data":{}}' };
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  );
const countOf = (codes: string[], code: string) => codes.filter(one => one === code).length;
const soon = () => new Promise<void>(resolve => setTimeout(resolve, 1));

describe('N12: who guesses codes of receipts', () => {
  it('gets no further with many at once than with one after the other', async () => {
    const guesses = watchGuesses({ points: 5 });
    let running = 0;
    let most = 0;
    const guess = async () => {
      most = Math.max(most, (running += 1));
      await soon();
      running -= 1;
      return WRONG;
    };
    const codes = await Promise.all(Array.from({ length: 200 }, () => codeOf(guesses.counted('here', guess))));
    expect([countOf(codes, 'answered'), countOf(codes, 'TOO_MANY_TRIES')]).toEqual([5, 195]);
    expect(most).toBe(5);
    expect(await codeOf(guesses.admit('here', undefined))).toBe('TOO_MANY_TRIES');
    expect(await codeOf(guesses.counted('there', async () => RIGHT))).toBe('answered');
  });

  it('keeps nobody waiting who guesses right, and lets the next one in after a fault', async () => {
    const guesses = watchGuesses({ points: 2 });
    let n = 0;
    const ask = async () => {
      await soon();
      if ((n += 1) % 3 === 0) throw new Error('a level is away');
      return RIGHT;
    };
    const codes = await Promise.all(Array.from({ length: 60 }, () => codeOf(guesses.counted('here', ask))));
    expect([countOf(codes, 'answered'), countOf(codes, 'Error: a level is away')]).toEqual([40, 20]);
  });
});

describe('N12: who guesses as nobody', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
  }, 240_000);
  afterAll(() => hub?.stop());

  const MINE = 'query ($n: String!) { countyMyCase(number: $n, code: "ABCDEFGH") { number } }';
  const number = (i: number) => ({ n: `340882-20260302-${1000 + i}` });

  it.each([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['a blank one', { authorization: '  ' }],
  ])('is counted, whichever way: %s', async (_what, headers: Record<string, string>) => {
    const codes: string[] = [];
    for (let i = 0; i < 21; i += 1) {
      const { errors } = (await hub.ask(null, MINE, number(i), headers)) as Answer;
      codes.push(errors?.[0]?.extensions.code ?? 'found');
    }
    expect(codes.at(-1)).toBe('TOO_MANY_TRIES');
  });

  it('is not answered on a socket, where nobody counts', async () => {
    const client = createClient({
      url: `${hub.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: ' ' },
      retryAttempts: 0,
    });
    const told = await new Promise<string>(resolve =>
      client.subscribe(
        { query: MINE, variables: number(99) },
        {
          next: ({ errors }) => resolve(String(errors?.[0]?.extensions?.code)),
          error: fault => resolve(String((fault as Answer['errors'])?.[0]?.extensions.code)),
          complete: () => resolve('complete'),
        },
      ),
    );
    expect(told).toBe('UNAUTHENTICATED');
    await client.dispose();
  });
});

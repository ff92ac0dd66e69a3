import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { log, LOG_OPTIONS } from '../../shared/log.ts';

it('does not let personal data into a line, should somebody pass it by mistake', () => {
  let said = '';
  const line = pino({ ...LOG_OPTIONS, level: 'trace' }, { write: (text: string) => (said += text) });
  const person = {
    reporterName: '涂𠱲明',
    reporterPhone: '13987650001',
    reporterIdNumber: '11010519491231002X',
    phone: '13987650002',
    idNumber: '11010519491231002X',
    reporter: { name: '涂𠱲明' },
    authorization: 'Bearer abcdef',
  };
  line.trace(person, 'a');
  line.info({ input: person }, 'b');
  line.warn({ request: { variables: person } }, 'c');
  line.error({ request: { variables: { input: person } } }, 'd');
  expect(said.split('\n').filter(Boolean)).toHaveLength(4);
  for (const word of ['涂𠱲明', '1398765', '1101051949', 'abcdef']) expect(said).not.toContain(word);
  expect(said).toContain('[Redacted]');
});

it('keeps what a log is for: ids, codes and counts', () => {
  let said = '';
  const line = pino(LOG_OPTIONS, { write: (text: string) => (said += text) });
  line.info({ subgraph: 'county', notice: 'n1', code: 'EIO', rows: 3 }, 'told');
  expect(JSON.parse(said)).toMatchObject({
    name: 'doudi',
    subgraph: 'county',
    notice: 'n1',
    code: 'EIO',
    rows: 3,
    msg: 'told',
  });
  expect(log.level).toBe('info');
});

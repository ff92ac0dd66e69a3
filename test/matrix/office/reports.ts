import { describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { paperCode } from '../../../shared/domain/paper/paperCode.ts';
import { reportCode } from '../../../shared/domain/paper/reportCode.ts';
import { CaseFile } from '../../../subgraphs/capabilities/cases/CaseFile.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { EXPORTERS, HOSTS, reads, REPORTERS } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, listed, inArea } from './cells.ts';

describe('a report', () => {
  const REPORT_CODE = reportCode({
    ...{ kind: 'quarterly', center: '310117', below: false, version: 9 },
    period: { step: 'quarter', year: 2026, no: 2 },
  });
  const Q3 = 'kind: QUARTERLY, period: { year: 2026, quarter: 2 }';

  it.each([
    ['ReportSet(center: "C") { name }', 'ok'],
    // the rules of most places ask for other reports: that they are looked at is enough
    [`Report(center: "C", ${Q3}) { name }`, 'REPORT_NOT_IN_SET'],
    ['Reports(area: "C") { edges { cursor } }', 'ok'],
    ['ReportCases(area: "C", period: { year: 2026 }, cell: { figure: ACCEPTED }) { cases { at } }', 'ok'],
    ['IssuedReport(id: "00000000-0000-4000-8000-000000000000") { name }', 'REPORT_NOT_FOUND'],
    [`ReportByCode(code: "${REPORT_CODE}") { name }`, 'REPORT_NOT_FOUND'],
  ])('%s is read in the own area', (field, instead) =>
    compare(
      async (role, home, level) => {
        const text = `{ ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === instead ? 'ok' : code;
      },
      // one that is not there looks to everybody as one that may not be read
      /^(Issued|ReportByCode)/.test(field) ? () => 'ok' : inArea('report'),
    ),
  );

  it('is issued by who registers, leads or supervises, at the own center', () =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}IssueReport(center: "${BRANCH[level]}", kind: UPWARD, period: { year: 2999 }) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'REPORT_NOT_OVER' ? 'ok' : code;
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (!reads(role, 'report', relation)) return 'NOT_PERMITTED';
        if (home !== level) return 'WRONG_LEVEL';
        return REPORTERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ));
});

describe('a long list', () => {
  it('is asked for by who takes lists out of the area', () =>
    compare(
      async (role, home, level) => {
        const days = 'from: "2026-09-02", to: "2026-09-01"';
        const text = `mutation { ${level}StartReportList(area: "${BRANCH[level]}", kind: LEDGER, ${days}) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'FIELD_INVALID' ? 'ok' : code; // nothing is written: the days run backwards
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        return EXPORTERS.includes(role) && reads(role, 'report', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ));

  it.each([
    '{ LEVELReportListPart(id: "00000000-0000-4000-8000-000000000000", no: 0) { no } }',
    'mutation { LEVELCancelReportList(id: "00000000-0000-4000-8000-000000000000") { id } }',
  ])('of somebody else is one that is not there: %s', text =>
    compare(
      async (role, home, level) => codeOf(await world.ask(level, at(role, home), text.replace('LEVEL', level))),
      () => 'LIST_NOT_FOUND',
    ),
  );
});

describe('a paper', () => {
  /** The case of the fixture rose from the township to the province: from below it is known as the own window’s. */
  const toCase = (home: LevelName, level: LevelName) =>
    home === level ? 'C' : LEVELS.indexOf(home) < LEVELS.indexOf(level) ? 'D' : 'A';

  it('of a case is printed by staff who read the file, and is nothing to others', () =>
    compare(
      async (role, home, level) => {
        const paper = `uid: "${world.uid}", kind: REGISTRATION, format: HTML`;
        return codeOf(await world.ask(level, at(role, home), `mutation { ${level}PrintPaper(${paper}) { name } }`));
      },
      (role, home, level) => {
        const relation = toCase(home, level);
        return role !== 'citizen' && reads(role, 'file', relation) ? 'ok' : 'CASE_NOT_FOUND';
      },
    ));

  it('is found by its code by the same people', () =>
    compare(
      async (role, home, level) => {
        const { read } = world.desk.service(level).database;
        const { number } = await read.findOneByOrFail(CaseFile, { uid: world.uid });
        const code = paperCode({ kind: 'registration', number, order: 0 });
        return codeOf(await world.ask(level, at(role, home), `{ ${level}PaperByCode(code: "${code}") { number } }`));
      },
      (role, home, level) => (role !== 'citizen' && reads(role, 'file', toCase(home, level)) ? 'ok' : 'CASE_NOT_FOUND'),
    ));

  it('of a report that is not there looks to everybody as one that may not be read', () =>
    compare(
      async (role, home, level) => {
        const report = 'id: "00000000-0000-4000-8000-000000000000", format: HTML';
        return codeOf(await world.ask(level, at(role, home), `mutation { ${level}PrintReport(${report}) { name } }`));
      },
      () => 'REPORT_NOT_FOUND',
    ));

  it.each(['PaperTemplate(center: "C", kind: RECORD)', 'PaperTemplates(center: "C")'])(
    'has a template that staff of the area may fetch: %s',
    field =>
      compare(async (role, home, level) => {
        const text = `{ ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} { name } }`;
        return codeOf(await world.ask(level, at(role, home), text));
      }, listed),
  );

  it.each([
    ['KeepTemplate(center: "C", kind: RECORD, name: "字", base64: "AAAA") { id }', 'TEMPLATE_REFUSED'],
    ['EndTemplate(center: "C", kind: RECORD) { id }', 'TEMPLATE_NOT_FOUND'],
  ])('has a template that the head or the section keeps: %s', (field, instead) =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === instead ? 'ok' : code;
      },
      (role, home, level) => (HOSTS.includes(role) && home === level ? 'ok' : 'NOT_PERMITTED'),
    ),
  );
});

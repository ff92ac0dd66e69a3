import type { Route } from '../../gateway/serveGateway.ts';
import type { CenterTree } from '../../shared/domain/access/jurisdiction.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoId, type IssuerKeys, issueToken } from '../../shared/identity/demoIssuer.ts';
import { usualDepartments } from '../../subgraphs/capabilities/departments/usualDepartments.ts';

/** One who may be tried out. */
export interface DemoAccount {
  id: string;
  role: RoleName;
  center: string;
  centerName: string;
  /** The name of the department, for who works in one. */
  departmentName?: string;
  /** As 潜山市 · 窗口登记员, or 潜山市 · 医疗保障局 · 承办人. */
  title: string;
  token: string;
}

/**
 * Province, city, county and township of one branch of Anhui, the county of Hunan whose rules take points, Wenling with its meetings, and a
 * district of Shanghai, which has no city above it.
 */
const WHO: readonly (readonly [RoleName, string, string?])[] = [
  ['provincial-officer', '340000'],
  ['efficiency-officer', '340800'],
  ['supervision-section', '340882'],
  ['center-head', '340882'],
  ['registrar', '340882'],
  ['handler', '340882', 'market-regulation'],
  ['handler', '340882', 'medical-security'],
  ['auditor', '340882'],
  ['registrar', '340882100'],
  ['registrar', '341322'],
  ['efficiency-officer', '341300'],
  ['registrar', '341522'],
  ['supervision-section', '430524'],
  ['handler', '430524', 'market-regulation'],
  ['supervision-section', '331081'],
  ['reform-office', '331081'],
  ['registrar', '310109'],
  ['provincial-officer', '310000'],
];

const nameOf = (code: string): string => usualDepartments().find(one => one.code === code)?.name ?? code;

/** The departments in which demo people work, by their names. */
export const demoDepartments = (): { center: string; department: string }[] =>
  WHO.flatMap(([, center, code]) => (code === undefined ? [] : [{ center, department: nameOf(code) }]));

/** The demo accounts, with tokens of the demo issuer. */
export const demoAccounts = (keys: IssuerKeys, tree: CenterTree): Promise<DemoAccount[]> =>
  Promise.all(
    WHO.map(async ([role, center, department]) => {
      const centerName = tree.get(center)?.name ?? center;
      const of = department === undefined ? {} : { departmentName: nameOf(department) };
      const title = [centerName, ...Object.values(of), translate(`role.${role}`, 'zh-CN')].join(' · ');
      const who = { role, center, ...(department === undefined ? {} : { department }) };
      return {
        id: demoId(who),
        role,
        center,
        centerName,
        ...of,
        title,
        token: await issueToken(keys, who),
      };
    }),
  );

/** `GET /demo/accounts`. Tokens are made anew for each answer, so that a page left open over night can sign in again. */
export const demoAccountsRoute =
  (keys: IssuerKeys, tree: CenterTree): Route =>
  (request, response) => {
    if (request.url !== '/demo/accounts' || request.method !== 'GET') return false;
    void demoAccounts(keys, tree).then(accounts => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(JSON.stringify(accounts));
    });
    return true;
  };

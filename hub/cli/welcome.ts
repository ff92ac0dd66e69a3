import type { Settings } from '../../shared/settings.ts';
import type { DemoAccount } from '../demo/accounts.ts';

const QUERIES: readonly (readonly [string, string])[] = [
  [
    '全省各市、各县在办与超期',
    '{ center(code: "340000") { name children { name city { tally { open overdue } } county { tally { open overdue } } } } }',
  ],
  [
    '潜山市最近的办件',
    '{ center(code: "340882") { county { files(first: 5) { edges { node { number title state acts } } } } } }',
  ],
  [
    '省级提级实时流 (GraphiQL)',
    'subscription { provinceEscalations(area: "340000") { cursor entry { at } case { province { title number } county { title state } } } }',
  ],
];

/** What a newcomer needs to see first: where, who, and what to try. */
export function welcome(url: string, settings: Settings, accounts: readonly DemoAccount[]): void {
  const lines = [
    '',
    `  兜底 Doudi 已启动:  ${url}/`,
    `  GraphQL:           ${url}/graphql${settings.HUB_PROFILE === 'developer' ? `    GraphiQL: ${url}/graphiql/` : ''}`,
    `  数据:              ${settings.HUB_DATABASE === 'sqlite' ? settings.HUB_DATA : settings.HUB_DATABASE.replace(/:[^:@/]+@/, ':***@')}`,
    '',
  ];
  if (accounts.length > 0) {
    lines.push('  演示账号 (页面右上角可切换; 命令行取令牌如下):');
    for (const { title, role, center } of accounts)
      lines.push(`    npx hub token --role ${role} --center ${center}    # ${title}`);
    lines.push('');
  }
  if (settings.HUB_ADHOC) {
    lines.push('  三个可以试的查询:');
    for (const [title, query] of QUERIES) lines.push(`    # ${title}`, `    ${query}`);
    lines.push('');
  }
  lines.push('  Ctrl+C 停止。', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

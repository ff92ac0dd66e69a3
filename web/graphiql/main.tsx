import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './graphiql.css';

const EXAMPLE = `# 令牌写在下方 Headers 中；演示令牌见 GET /demo/accounts
# The token stands in Headers below; the demo's are at GET /demo/accounts

query Anhui {
  center(code: "340000") {
    name
    province { tally { open overdue waiting asOf } }
    city { tally { open overdue } }
    county { tally { open overdue } }
  }
}

subscription Escalations {
  provinceEscalations(area: "340000") {
    cursor
    entry { at act details { name text } }
    case { province { title number } }
  }
}
`;

const fetcher = createGraphiQLFetcher({
  url: `${location.origin}/graphql`,
  subscriptionUrl: `${location.origin.replace(/^http/, 'ws')}/graphql`,
});

/** The demo's first token, so that the first query answers; where there is no demo, people bring their own. */
async function demoHeaders(): Promise<string | undefined> {
  const response = await fetch('/demo/accounts');
  if (!response.ok) return undefined;
  const [first] = (await response.json()) as { token: string }[];
  return first && JSON.stringify({ authorization: `Bearer ${first.token}` }, null, 2);
}

async function start(): Promise<void> {
  const root = document.getElementById('graphiql');
  const headers = await demoHeaders().catch(() => undefined);
  if (root)
    createRoot(root).render(
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={EXAMPLE}
        defaultHeaders={headers ?? '{ "authorization": "Bearer " }'}
        defaultEditorToolsVisibility="headers"
      />,
    );
}

void start();

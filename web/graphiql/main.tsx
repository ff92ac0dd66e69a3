import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './graphiql.css';

const EXAMPLE = `# 请在下方 Headers 中填写令牌；演示令牌：GET /demo/accounts
# Put a token into Headers below; the demo's are at GET /demo/accounts
#
#   { "authorization": "Bearer …" }

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

const root = document.getElementById('graphiql');
if (root)
  createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} defaultEditorToolsVisibility="headers" />);

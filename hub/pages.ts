import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import type { Route } from '../gateway/serveGateway.ts';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import type { Settings } from '../shared/settings.ts';

const FOLDER = join(PROJECT_ROOT, 'dist/web');

/** Nothing from a foreign host but the identity provider, where there is one; styles are inline because the component library writes them so. */
const policyOf = (provider: string): string =>
  `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src blob:; media-src blob:; font-src 'self' data:; connect-src 'self' ws: wss:${provider}; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;

/** Whether the pages are built. */
export const hasPages = (): boolean => existsSync(FOLDER);

/** The pages as the settings want them. */
export const pagesOf = ({ HUB_PROFILE, HUB_OIDC_CLIENT, HUB_OIDC_ISSUER }: Settings): Route =>
  pages(HUB_PROFILE === 'developer', HUB_OIDC_CLIENT && HUB_OIDC_ISSUER);

/**
 * The built pages at `/`, and GraphiQL at `/graphiql` in the developer profile. `provider` is the issuer at which the pages
 * sign people in, where they do.
 */
export function pages(developer: boolean, provider?: string): Route {
  if (!hasPages()) return () => false;
  const policy = policyOf(provider === undefined ? '' : ` ${new URL(provider).origin}`);
  const serve = sirv(FOLDER, {
    etag: true,
    gzip: true,
    setHeaders(response, path) {
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', 'no-referrer');
      // built files carry a hash in their name; the pages themselves do not
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (!developer && isExplorer(request)) return false;
    // no page asks for a part of a file, and one that ends before it begins would never be answered
    delete request.headers.range;
    closeWith(response);
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('没有这个页面。首页在 /  ·  Not found. The page is at /');
    });
    return true;
  };
}

/** Whether somebody asks for GraphiQL, however it is spelt: files are found by the decoded path. */
function isExplorer({ url = '' }: IncomingMessage): boolean {
  const path = url.split('?')[0] ?? '';
  try {
    return decodeURI(path).startsWith('/graphiql');
  } catch {
    return false; // there is no file of such a name
  }
}

/** A file that is read for somebody who has left is closed; one that cannot be read costs that answer and no more. */
function closeWith(response: ServerResponse): void {
  response.once('pipe', (file: Readable) => {
    file.once('error', () => response.destroy());
    response.once('close', () => file.destroy());
  });
}

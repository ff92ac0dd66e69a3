/** As much of the package as the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        findAccount?: (ctx: unknown, id: string) => { accountId: string; claims: () => { sub: string } };
        extraTokenClaims?: (ctx: unknown, token: { accountId: string }) => object | undefined;
        features?: {
          resourceIndicators?: Record<string, unknown> & {
            getResourceServerInfo: (ctx: unknown, resource: string) => object;
          };
        };
        [option: string]: unknown;
      },
    );
    callback(): RequestListener;
  }
}

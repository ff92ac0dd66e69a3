import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { WebSocketServer } from 'ws';
import { SettingsError } from './settings.ts';

/** Switches off what Apollo Server does unasked: a landing page with foreign scripts, traces and cache hints in each answer. */
export const quietPlugins = (): ApolloServerPlugin[] => [
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** The headers of a request as Apollo Server reads them. */
export function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value));
  return headers;
}

/** Listens, and tells on which port: 0 takes a free one. A port that is taken is a SettingsError with its remedy. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new SettingsError([`PORT: another program listens on ${port}; stop it, or choose another port`]);
    if (code === 'EACCES')
      throw new SettingsError([`PORT: ${port} is not allowed to this user; choose one above 1023`]);
    throw fault;
  }
  return (server.address() as AddressInfo).port;
}

/** Refuses a port that cannot be had, before work is done that would be for nothing; port 0 is always to be had. */
export async function probePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, host, port);
  await new Promise(resolve => probe.close(resolve));
}

/**
 * A frame that is none closes its socket with a code, and that is all: graphql-ws would print each with its stack, and a
 * stranger would fill the log. To be called after graphql-ws, whose listener it takes the place of.
 */
export function hushBadFrames(sockets: WebSocketServer): void {
  sockets.on('connection', socket => {
    socket.removeAllListeners('error').on('error', () => undefined);
  });
}

/** Closes a server and every connection to it. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}

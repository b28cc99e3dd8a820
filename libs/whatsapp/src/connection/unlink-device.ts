import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  makeWASocket,
  S_WHATSAPP_NET,
  type SignalKeyStore,
  type WASocket,
} from '@whiskeysockets/baileys';
import { baileysConfig } from './baileys-config';
import { SILENT } from '../patches/baileys-logger';
import { closing } from './close-reason';
import { Credentials } from '../keys/credentials';
import type { ProxyRoute, ServerAddress } from '../api/whatsapp-socket';
import type { SessionStore } from '../api/session-store';
import { guardFrames } from '../inbound/guarded-frames';
import { closeConnection } from './close-connection';
import { Intake } from '../inbound/intake';
import { deviceName } from '../linking/pairing';
import { ProxyTunnel } from './proxy';
import { useServer } from '../api/server';

/** How long login and unlinking may take together, in ms. */
const WITHIN_MS = 30_000;
/** How long the server may take to confirm that a device is unlinked, in ms. */
export const UNLINK_MS = 5_000;

/** Nothing is read, and nothing is kept: the device ends before anything arrives for it. */
const NO_KEYS: SignalKeyStore = {
  get: () => Promise.resolve({}),
  set: () => Promise.resolve(),
};

/** Asks the server to unlink a device. Returns whether the server confirmed it. */
export async function askToUnlink(socket: WASocket, jid: string): Promise<boolean> {
  const device = { tag: 'remove-companion-device', attrs: { jid, reason: 'user_initiated' } };
  const attrs = { to: S_WHATSAPP_NET, type: 'set', xmlns: 'md' };
  const iq: BinaryNode = { tag: 'iq', attrs, content: [device] };
  // WhatsApp may end the connection itself instead of an answer.
  const answer = (await socket.query(iq, UNLINK_MS).catch(() => undefined)) as unknown;
  return answer !== undefined;
}

/**
 * Logs a device in for the one purpose of unlinking it. It does not become active: nothing that waits for it
 * is delivered.
 *
 * @param credentials as the session's store kept them.
 * @param signal ends the attempt.
 * @returns whether the device is unlinked, by this or before; false when WhatsApp did not say so.
 */
export async function unlinkDevice(
  credentials: Uint8Array,
  {
    server,
    version,
    proxy,
    signal,
  }: {
    server: ServerAddress | null;
    version: [number, number, number] | null;
    /** Through which it leaves, as everything of the number did. */
    proxy: ProxyRoute | null;
    signal: AbortSignal;
  },
): Promise<boolean> {
  useServer(server);
  const creds = Credentials.from(credentials).value;
  const jid = creds.me?.id;
  if (!jid) return true;
  const socket = makeWASocket(
    baileysConfig({
      auth: { creds, keys: NO_KEYS },
      store: {} as SessionStore,
      server,
      version,
      tunnel: proxy && new ProxyTunnel(proxy),
      browser: deviceName(),
      logger: SILENT,
      makeSignalRepository: DEFAULT_CONNECTION_CONFIG.makeSignalRepository,
      cachedGroupMetadata: () => Promise.resolve(undefined),
    }),
  );
  socket.ws.removeAllListeners('CB:success');
  const { promise: ended, resolve: end } = Promise.withResolvers<boolean>();
  guardFrames(socket, new Intake(socket), () => end(false));
  socket.ws.on('CB:success', () => void askToUnlink(socket, jid).then((done) => done && end(true)));
  socket.ev.on('connection.update', ({ connection, lastDisconnect }) => {
    if (connection === 'close') end(closing(lastDisconnect).reason === 'logged_out');
  });
  const giveUp = (): void => end(false);
  const timer = setTimeout(giveUp, WITHIN_MS);
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  const isUnlinked = await ended;
  clearTimeout(timer);
  signal.removeEventListener('abort', giveUp);
  await closeConnection(socket).catch(() => undefined);
  return isUnlinked;
}

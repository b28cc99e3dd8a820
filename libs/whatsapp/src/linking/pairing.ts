import {
  type BinaryNode,
  configureSuccessfulPairing,
  proto,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import { NOT_WAITING } from './adv-secret';
import type { Commits } from '../keys/commits';
import type { Credentials } from '../keys/credentials';

const ACCEPTED = 'CB:iq,,pair-success';

/** How the linked device is called on the phone. */
export function deviceName(): WABrowserDescription {
  return ['whathooks', 'Chrome', '1.0'];
}

/**
 * Commits the credentials before the phone hears that they were taken. Baileys answers first: a crash
 * in between would leave a linked device on the phone that nobody has the keys of.
 *
 * @param onPaired the credentials are committed.
 * @param onFailure ends the connection.
 */
export function commitPairingFirst(
  socket: WASocket,
  credentials: Credentials,
  commits: Commits,
  onPaired: () => void,
  onFailure: (error: unknown) => void,
): void {
  const accept = async (stanza: BinaryNode): Promise<void> => {
    socket.updateServerTimeOffset(stanza);
    const { reply, creds } = configureSuccessfulPairing(stanza, credentials.value);
    socket.ev.emit('creds.update', creds);
    await commits.stage({ keys: [NOT_WAITING] });
    onPaired();
    socket.ev.emit('connection.update', { isNewLogin: true, qr: undefined });
    await socket.sendNode(reply);
  };
  socket.ws.removeAllListeners(ACCEPTED);
  socket.ws.on(ACCEPTED, (stanza: BinaryNode) => {
    accept(stanza).catch(onFailure);
  });
}

/** Kind of device, as in the registration. */
export function deviceType(name: WABrowserDescription): number {
  const types = proto.DeviceProps.PlatformType as unknown as Record<string, number>;
  return types[name[1].toUpperCase()] ?? proto.DeviceProps.PlatformType.CHROME;
}

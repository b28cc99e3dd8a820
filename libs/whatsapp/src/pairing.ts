import {
  type BinaryNode,
  configureSuccessfulPairing,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import { NOT_WAITING } from './adv-secret';
import type { Commits } from './commits';
import type { Credentials } from './credentials';

const ACCEPTED = 'CB:iq,,pair-success';

/** How the linked device is called on the phone. */
export function deviceName(): WABrowserDescription {
  return ['whathooks', 'Chrome', '1.0'];
}

/** WhatsApp gives codes only to names that it knows. */
const KNOWN_NAME: WABrowserDescription = ['Mac OS', 'Chrome', '1.0'];

/** How long WhatsApp may take to accept a code, in ms. */
const ANSWER_MS = 20_000;

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

/**
 * Asks for a code to type on a phone, and waits until WhatsApp has accepted it.
 *
 * @param name of this device, the array that was given to Baileys.
 * @throws Error when WhatsApp refuses or does not answer.
 */
export async function pairingCode(
  socket: WASocket,
  name: WABrowserDescription,
  phone: string,
): Promise<string> {
  const answer = socket.waitForMessage<BinaryNode>(nextTag(socket), ANSWER_MS);
  const [ours] = [[...name] as WABrowserDescription];
  Object.assign(name, KNOWN_NAME);
  try {
    // Baileys hands the code out as soon as it has asked.
    const [code, { attrs } = { attrs: {} as BinaryNode['attrs'] }] = await Promise.all([
      socket.requestPairingCode(phone),
      answer,
    ]);
    if (attrs['type'] !== 'result') throw new Error('WhatsApp did not accept the code');
    return code;
  } finally {
    Object.assign(name, ours);
  }
}

/** The tag that Baileys will give its next query: it counts them. */
function nextTag(socket: WASocket): string {
  return socket.generateMessageTag().replace(/\d+$/, (count) => String(Number(count) + 1));
}

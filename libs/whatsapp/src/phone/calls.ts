import type { WASocket } from '@whiskeysockets/baileys';
import type { RingingCall } from '../api/whatsapp-socket';

/** Timeout for the server's ack of a rejection, in ms. */
const HEARD_WITHIN_MS = 8_000;

/**
 * Rejects a call. Baileys names the same JID as the chat of the call and as who began it; those of a group
 * differ.
 */
export async function rejectCall(
  socket: WASocket,
  { callId, from: to, creator }: RingingCall,
): Promise<void> {
  const reject = { 'call-id': callId, 'call-creator': creator, count: '0' };
  const id = socket.generateMessageTag();
  const own = socket.user?.id ?? '';
  const answer: unknown = await socket.query(
    { tag: 'call', attrs: { id, from: own, to }, content: [{ tag: 'reject', attrs: reject }] },
    HEARD_WITHIN_MS,
  );
  if (answer === undefined) throw new Error('WhatsApp did not say that it heard the rejection');
}

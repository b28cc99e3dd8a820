import type { WASocket } from '@whiskeysockets/baileys';
import { bareJid } from '../wire/addresses';

/** Who may delete what others wrote in a group, by number and by LID, as far as the server tells. */
export async function administratorsOf(
  socket: Pick<WASocket, 'groupMetadata'>,
  group: string,
): Promise<string[]> {
  const { participants } = await socket.groupMetadata(group);
  return participants
    .filter(({ admin }) => admin === 'admin' || admin === 'superadmin')
    .flatMap(({ id, phoneNumber, lid }) => [id, phoneNumber, lid])
    .flatMap((jid) => (jid ? [bareJid(jid)] : []));
}

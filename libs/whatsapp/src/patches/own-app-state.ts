import type { AuthenticationCreds, BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { childrenOf } from '../wire/stanzas';

/**
 * Keeps Baileys from reading the state of the account, which `phone/app-state` reads.
 *
 * Baileys reads all of it once the first history has come, and a collection when the server tells that it changed.
 * It stores a version though the server refused the patch, goes on with part of what it has after a wrong MAC,
 * downloads from one fixed server without any check, and tells of what it read by events that are lost with the
 * process. Both places stand in closures, so what leads there is taken away: a device that has read all before
 * waits for no history, and a notification that names no collection is only acknowledged.
 *
 * @param onChanged hears which collection changed.
 */
export function readStateOurselves(
  socket: WASocket,
  creds: AuthenticationCreds,
  onChanged: (collection: string) => void,
): void {
  creds.accountSyncCounter ||= 1;
  socket.ws.on('frame', (frame: unknown) => {
    // Frames of the handshake are bytes.
    if (frame instanceof Uint8Array) return;
    const stanza = frame as BinaryNode;
    if (stanza.tag !== 'notification' || stanza.attrs['type'] !== 'server_sync') return;
    const changed = childrenOf(stanza).filter(({ tag }) => tag === 'collection');
    stanza.content = [];
    for (const { attrs } of changed) onChanged(attrs['name'] ?? '');
  });
}

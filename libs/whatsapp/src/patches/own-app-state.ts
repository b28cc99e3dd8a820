import type { AuthenticationCreds, BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { childrenOf } from '../wire/stanzas';

/**
 * Keeps Baileys from reading the state of the account, which `phone/app-state` reads.
 *
 * Baileys reads all of it after the first history, and a collection when the server notifies of a change.
 * It stores a version though the server refused the patch, continues after a wrong MAC with part of the data,
 * downloads from one fixed server without verification, and reports changes by events that are lost with the
 * process. Both functions are closures, so their triggers are removed: a device that has read everything before
 * waits for no history, and a notification that names no collection is only acknowledged.
 *
 * @param onChanged gets the name of the changed collection.
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

import { type BinaryNode, INITIAL_PREKEY_COUNT, type WASocket } from '@whiskeysockets/baileys';

/** The server has nothing of what was asked for. */
const NOT_FOUND = '404';

/**
 * Uploads the keys of this device when the server says at a login that it has none of them: nobody could
 * write to the number. Baileys asks the server for their digest and leaves it at that.
 *
 * Until a login is complete only Baileys asks anything, and only about these keys.
 *
 * @param onFailure called when they could not be uploaded; the next login tries again.
 */
export function uploadMissingKeys(socket: WASocket, onFailure: (error: unknown) => void): void {
  let isLoggingIn = false;
  let areMissing = false;
  socket.ws.on('CB:success', () => (isLoggingIn = true));
  socket.ws.on('CB:iq,type:error', ({ content }: BinaryNode) => {
    if (!isLoggingIn || !Array.isArray(content)) return;
    areMissing ||= content.some(({ tag, attrs }) => tag === 'error' && attrs['code'] === NOT_FOUND);
  });
  socket.ev.on('connection.update', ({ connection }) => {
    if (connection !== 'open') return;
    isLoggingIn = false;
    if (areMissing) socket.uploadPreKeys(INITIAL_PREKEY_COUNT).catch(onFailure);
    areMissing = false;
  });
}

import { type BinaryNode, S_WHATSAPP_NET, type WASocket } from '@whiskeysockets/baileys';
import { isOwn, type Own } from '../content/changes';
import type { Logger } from '../api/whatsapp-socket';
import { childrenOf } from '../wire/stanzas';

/** Notifications that link this device, or change with which secret: the server alone sends them. */
export const LINKING_NOTIFICATIONS: ReadonlySet<string> = new Set([
  'companion_reg_refresh',
  'crsc_continuation',
  'link_code_companion_reg',
  'passkey_prologue_request',
]);

/** Type given to a forged linking notification: it has no handler. */
export const NOT_FROM_SERVER = 'not_from_server';

/**
 * Removes from every stanza what its sender is not allowed to say, before any listener gets it:
 *
 * - A linking notification of anybody but the server gets a type that does nothing.
 * - `category="peer"`, which is for devices of one account, is removed from a message of anybody else: the
 *   message would be dropped as not belonging to a conversation.
 * - Content that is not encrypted is removed from a message outside channels: people who write to
 *   us encrypt. The message is kept without content, and our own phone is asked for it.
 *
 * Baileys does none of it, and its listeners for all three stand in its closure: the event before them
 * is the one place where a stanza can still be changed.
 */
export function refuseForgedStanzas(
  socket: WASocket,
  me: () => Own | undefined,
  logger: Logger,
): void {
  socket.ws.on('frame', (frame: unknown) => {
    // Frames of the handshake are bytes.
    if (frame instanceof Uint8Array) return;
    const stanza = frame as BinaryNode;
    const what = disarmed(stanza, me() ?? {});
    if (what)
      logger.warn(
        { what, id: stanza.attrs['id'] },
        'a part of a stanza that its sender may not send was removed',
      );
  });
}

/** @returns what was taken out of the stanza; null where there was nothing. */
export function disarmed(stanza: BinaryNode, me: Own): string | null {
  if (stanza.tag === 'notification') return disarmedNotification(stanza);
  return stanza.tag === 'message' ? disarmedMessage(stanza, me) : null;
}

function disarmedNotification({ attrs }: BinaryNode): string | null {
  const { type = '', from } = attrs;
  if (!LINKING_NOTIFICATIONS.has(type) || isServer(from)) return null;
  attrs['type'] = NOT_FROM_SERVER;
  return type;
}

function disarmedMessage(stanza: BinaryNode, me: Own): string | null {
  const { attrs } = stanza;
  const { from = '', participant = from, category } = attrs;
  const isForgedPeer = category === 'peer' && !isOwn(participant, me);
  if (isForgedPeer) delete attrs['category'];
  const children = childrenOf(stanza);
  const encrypted = children.filter(({ tag }) => tag !== 'plaintext');
  const isOpen = encrypted.length < children.length && !from.endsWith('@newsletter');
  if (isOpen) stanza.content = encrypted;
  if (isOpen) return 'plaintext';
  return isForgedPeer ? 'peer' : null;
}

function isServer(from: string | undefined): boolean {
  return from === S_WHATSAPP_NET || from === S_WHATSAPP_NET.replace('@', '');
}

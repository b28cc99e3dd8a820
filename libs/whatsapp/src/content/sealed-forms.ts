import { proto } from '@whiskeysockets/baileys';
import type { Sealed, SecretUse } from './secrets';

const { SecretEncType } = proto.Message.SecretEncryptedMessage;
/** Forms of an edit, by their number in the protocol; the last two are younger than Baileys. */
const EDITS: Partial<Record<number, SecretUse>> = {
  [SecretEncType.EVENT_EDIT]: 'Event Edit',
  [SecretEncType.MESSAGE_EDIT]: 'Message Edit',
  4: 'Poll Edit',
  5: 'Poll Add Option',
};

/** What is encrypted in a message; null in one that is none of these. */
export function sealedIn(message: proto.IMessage): Sealed | null {
  const { pollUpdateMessage: poll, encEventResponseMessage: event } = message;
  const { secretEncryptedMessage: edit, encReactionMessage: reaction } = message;
  const { encCommentMessage: comment } = message;
  if (poll?.vote) return sealedAs('Poll Vote', poll.vote);
  if (event) return sealedAs('Event Response', event);
  if (reaction) return sealedAs('Enc Reaction', reaction);
  if (comment) return sealedAs('Enc Comment', comment);
  const use = EDITS[edit?.secretEncType ?? 0];
  return edit && use ? sealedAs(use, edit) : null;
}

function sealedAs(use: SecretUse, { encPayload, encIv }: proto.Message.IPollEncValue): Sealed {
  return { use, payload: encPayload ?? new Uint8Array(), iv: encIv ?? new Uint8Array() };
}

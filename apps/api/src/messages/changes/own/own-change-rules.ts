import { isGroup, kindOfPerson, STATUS_CHAT } from '@whathooks/whatsapp';
import { ApiError } from '../../../platform/http/problems/api-error';
import type { Message } from '../../store/message.entity';

/** How long after a message WhatsApp takes an edit of it, and a deletion for everyone. */
const EDIT_WITHIN_MS = 15 * 60_000;
const DELETE_WITHIN_MS = 48 * 3_600_000;

/** @throws ApiError message_not_editable, too_late */
export function assertEditable(message: Message): void {
  if (message.direction === 'inbound')
    throw notEditable('Only messages that the number wrote itself can be edited.');
  if (message.chat === STATUS_CHAT)
    throw notEditable('A status post cannot be edited. Delete it, and post another.');
  if (message.deletedAt) throw notEditable('The message is deleted.');
  if (message.status === 'cancelled') throw notEditable('The message was cancelled.');
  if (message.status === 'failed') throw notEditable('The message was not sent.');
  if (message.text === null || message.type === 'reaction')
    throw notEditable('The message has neither a text nor a caption.');
  if (isOlderThan(message, EDIT_WITHIN_MS))
    throw new ApiError(
      'too_late',
      'WhatsApp takes edits within 15 minutes after a message was sent. Send another message instead.',
    );
}

/**
 * Whether the number itself may delete a message, or only as an administrator of the group.
 *
 * @throws ApiError message_not_deletable, too_late
 */
export function rightToDelete(message: Message): 'own' | 'administrator' {
  if (message.type === 'reaction')
    throw notDeletable('A reaction is taken back by a reaction with an empty emoji.');
  if (message.type === 'album')
    throw notDeletable('Pictures and videos of an album are deleted one by one.');
  if (message.status === 'failed') throw notDeletable('The message was not sent.');
  const isOwn = message.direction === 'outbound';
  if (!isOwn && !isGroup(message.chat))
    throw notDeletable('Only its writer can delete a message in a chat with one person.');
  if (isOlderThan(message, DELETE_WITHIN_MS))
    throw new ApiError(
      'too_late',
      'WhatsApp takes deletions within two days after a message was sent.',
    );
  return isOwn ? 'own' : 'administrator';
}

/** @throws ApiError message_not_pinnable */
export function assertPinnable(message: Message): void {
  if (message.chat === STATUS_CHAT || !isChat(message.chat))
    throw notPinnable('Messages are pinned in chats with people and in groups.');
  if (message.type === 'album')
    throw notPinnable('Pin one of the pictures or videos of the album.');
  if (message.type === 'reaction' || message.details?.viewOnce)
    throw notPinnable('Reactions, and messages to view once, cannot be pinned.');
  const fault = faultOf(message);
  if (fault) throw notPinnable(fault);
}

/** @throws ApiError message_not_keepable, too_late */
export function assertKeepable(message: Message): void {
  const seconds = message.details?.expiresInSeconds;
  if (!seconds || message.type === 'reaction' || !isChat(message.chat))
    throw notKeepable('The message does not disappear, so that there is nothing to keep it from.');
  const fault = faultOf(message);
  if (fault) throw notKeepable(fault);
  if (!message.kept && isOlderThan(message, seconds * 1_000))
    throw new ApiError('too_late', 'The message has disappeared from phones.');
}

/** Why nothing can be done to a message that is not with its people; null where it is. */
function faultOf({ deletedAt, status }: Message): string | null {
  if (deletedAt) return 'The message is deleted.';
  if (status === 'cancelled') return 'The message was cancelled.';
  if (status === 'scheduled') return 'The message is not sent yet.';
  return status === 'failed' ? 'The message was not sent.' : null;
}

function isChat(chat: string): boolean {
  return isGroup(chat) || kindOfPerson(chat) !== null;
}

export function notPinnable(why: string): ApiError {
  return new ApiError('message_not_pinnable', why);
}

export function notKeepable(why: string): ApiError {
  return new ApiError('message_not_keepable', why);
}

export function notEditable(why: string): ApiError {
  return new ApiError('message_not_editable', why);
}

export function notDeletable(why: string): ApiError {
  return new ApiError('message_not_deletable', why);
}

function isOlderThan({ sentAt }: Message, ms: number): boolean {
  return sentAt.getTime() < Date.now() - ms;
}

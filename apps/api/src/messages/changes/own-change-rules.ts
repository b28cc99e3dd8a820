import { isGroup, STATUS_CHAT } from '@whathooks/whatsapp';
import { ApiError } from '../../platform/http/problems/api-error';
import type { Message } from '../store/message.entity';

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

export function notEditable(why: string): ApiError {
  return new ApiError('message_not_editable', why);
}

export function notDeletable(why: string): ApiError {
  return new ApiError('message_not_deletable', why);
}

function isOlderThan({ sentAt }: Message, ms: number): boolean {
  return sentAt.getTime() < Date.now() - ms;
}

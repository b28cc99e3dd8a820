import type { PinSeconds } from '@whathooks/dto';
import {
  type ChangeTarget,
  encodeDeletion,
  encodeEdit,
  encodeKeep,
  encodePin,
  isGroup,
} from '@whathooks/whatsapp';
import type { ApiError } from '../../../platform/http/problems/api-error';
import type { Message } from '../../store/message.entity';
import type { AnswerDetails, MessageChange } from '../../store/changes/message-change.entity';
import { notDeletable, notEditable, notKeepable, notPinnable } from './own-change-rules';

/** What a caller wants to do to a message. */
export type RequestedChange =
  | { kind: 'edit'; text: string }
  | { kind: 'delete' }
  /** `seconds` is null to unpin it. */
  | { kind: 'pin'; seconds: PinSeconds | null }
  | { kind: 'keep'; isSet: boolean };

/** Kinds of changes that stand in each other's way: the latest of them counts. */
export const RIVALS: Record<RequestedChange['kind'], readonly MessageChange['kind'][]> = {
  edit: ['edit', 'delete'],
  delete: ['edit', 'delete'],
  pin: ['pin', 'delete'],
  keep: ['keep', 'delete'],
};

const REFUSALS = {
  edit: notEditable,
  delete: notDeletable,
  pin: notPinnable,
  keep: notKeepable,
} as const;

/** The error for a change that cannot be made. */
export function refusedFor({ kind }: RequestedChange, why: string): ApiError {
  return REFUSALS[kind](why);
}

/** Whether the message already is as requested. */
export function isInForce(message: Message, requested: RequestedChange): boolean {
  const { deletedAt, direction, text, pinnedUntil, kept } = message;
  switch (requested.kind) {
    case 'edit':
      return !deletedAt && direction === 'outbound' && text === requested.text;
    case 'delete':
      return deletedAt !== null || message.status === 'cancelled';
    case 'pin':
      // A message that is pinned already is pinned again.
      return requested.seconds === null && !(pinnedUntil && pinnedUntil > new Date());
    case 'keep':
      return (kept ?? false) === requested.isSet;
  }
}

/** Whether a change asks for the same. */
export function isSame(change: MessageChange, requested: RequestedChange): boolean {
  if (change.kind !== requested.kind) return false;
  if (requested.kind === 'edit') return change.text === requested.text;
  if (requested.kind === 'delete') return true;
  return change.said?.isSet === isSet(requested);
}

/** What a pin or a keep says; null for others. */
export function saidBy(requested: RequestedChange, at: Date): AnswerDetails | null {
  if (requested.kind === 'keep') return { isSet: requested.isSet };
  if (requested.kind !== 'pin') return null;
  const { seconds } = requested;
  if (seconds === null) return { isSet: false };
  return { isSet: true, until: new Date(at.getTime() + seconds * 1_000).toISOString() };
}

/**
 * The encoded protobuf of a change.
 *
 * @param original the encoded protobuf of its message.
 * @throws ApiError message_not_editable
 */
export function encodedChange(
  message: Message,
  original: Uint8Array,
  requested: RequestedChange,
  at: Date,
): Uint8Array {
  const target = targetOf(message);
  if (requested.kind === 'delete') return encodeDeletion(target);
  if (requested.kind === 'pin') return encodePin(target, requested.seconds, at);
  if (requested.kind === 'keep') return encodeKeep(target, requested.isSet, at);
  const bytes = encodeEdit(target, original, requested.text, at);
  if (!bytes) throw notEditable('The message has neither a text nor a caption.');
  return bytes;
}

function targetOf(message: Message): ChangeTarget {
  return {
    waMessageId: message.waMessageId,
    chat: message.originChat,
    author: othersIn(message),
    fromMe: message.direction === 'outbound',
  };
}

/** JID of the author of a group message, where that is another member. */
export function othersIn({ direction, originChat, author }: Message): string | null {
  return direction === 'inbound' && isGroup(originChat) ? author : null;
}

function isSet(
  requested: { kind: 'pin'; seconds: number | null } | { kind: 'keep'; isSet: boolean },
) {
  return requested.kind === 'pin' ? requested.seconds !== null : requested.isSet;
}

import { proto } from '@whiskeysockets/baileys';
import { type AppStateChange, MUTED_FOR_GOOD, type StateMessage } from '../../../api/app-state';
import { bareJid, digitsOf, isGroup, isLid, personJid, userJid } from '../../../wire/addresses';
import { cleanId, cleanName, cleanTime } from '../../../wire/clean';
import type { LidNumber } from '../../../wire/addresses';
import type { Mutation } from '../collections/mutations';

/** Colours of WhatsApp's labels. */
const COLORS = 20;

/** Position of the JID in the index of an action. */
const JID_POSITIONS: Record<string, number> = {
  archive: 1,
  pin_v1: 1,
  mute: 1,
  markChatAsRead: 1,
  star: 1,
  deleteMessageForMe: 1,
  clearChat: 1,
  deleteChat: 1,
  contact: 1,
  lid_contact: 1,
  label_jid: 2,
  label_message: 2,
};

/** A mutation with its decoded value. */
export interface DecodedMutation extends Mutation {
  action: proto.ISyncActionValue;
}

/** Null where the value is malformed. */
export function decodeMutation(mutation: Mutation): DecodedMutation | null {
  try {
    return { ...mutation, action: proto.SyncActionValue.decode(mutation.value) };
  } catch {
    return null;
  }
}

/** JID in the index of a mutation, as the phone writes it; null for actions without one. */
export function jidIn({ index }: Mutation): string | null {
  const position = JID_POSITIONS[index[0] ?? ''];
  return position === undefined ? null : cleanId(bareJid(index[position] ?? ''));
}

/** LID and phone number of a person, where a mutation holds both. */
export function lidNumberIn({ index, action }: DecodedMutation): LidNumber | null {
  const [name, jid = ''] = index;
  const { contactAction, pnForLidChatAction } = action;
  if (name === 'contact' && contactAction?.lidJid) return validPair(contactAction.lidJid, jid);
  return pnForLidChatAction?.pnJid ? validPair(jid, pnForLidChatAction.pnJid) : null;
}

/**
 * The change that a mutation makes; null for actions that the product does not use.
 *
 * @param numberOf the phone number behind a LID, in digits, where it is known.
 */
export function changeOf(
  mutation: DecodedMutation,
  numberOf: (lid: string) => string | null,
): AppStateChange | null {
  const { index, action, operation } = mutation;
  const namedAs = jidIn(mutation) ?? '';
  const number = isLid(namedAs) ? numberOf(namedAs) : null;
  const chat = number ? userJid(number) : namedAs;
  const base = { at: timeOf(action), namedAs };
  // Taking an action back leaves what it action as it is, but for a contact, which is gone then.
  if (operation === 'remove' && !['contact', 'lid_contact'].includes(index[0] ?? '')) return null;
  switch (index[0]) {
    case 'archive':
      return { ...base, kind: 'archive', chat, archived: !!action.archiveChatAction?.archived };
    case 'pin_v1':
      return { ...base, kind: 'pin', chat, pinned: !!action.pinAction?.pinned };
    case 'mute':
      return { ...base, kind: 'mute', chat, until: mutedUntil(action.muteAction) };
    case 'markChatAsRead':
      return { ...base, kind: 'read', chat, read: !!action.markChatAsReadAction?.read };
    case 'star':
      return {
        ...base,
        kind: 'star',
        message: messageOf(chat, index.slice(2)),
        starred: !!action.starAction?.starred,
      };
    case 'deleteMessageForMe':
      return { ...base, kind: 'deleteForMe', message: messageOf(chat, index.slice(2)) };
    case 'clearChat': {
      const upTo = upToOf(action.clearChatAction);
      return { ...base, kind: 'clearChat', chat, keepsStarred: index[2] === '0', upTo };
    }
    case 'deleteChat':
      return { ...base, kind: 'deleteChat', chat, upTo: upToOf(action.deleteChatAction) };
    case 'label_edit': {
      const { name, color, deleted } = action.labelEditAction ?? {};
      return {
        ...base,
        kind: 'labelEdit',
        labelId: cleanId(index[1] ?? ''),
        name: cleanName(name ?? undefined) ?? '',
        color: Math.abs(Math.trunc(color ?? 0)) % COLORS,
        deleted: !!deleted,
      };
    }
    case 'label_jid':
      return {
        ...base,
        kind: 'labelChat',
        labelId: cleanId(index[1] ?? ''),
        chat,
        labeled: !!action.labelAssociationAction?.labeled,
      };
    case 'label_message':
      return {
        ...base,
        kind: 'labelMessage',
        labelId: cleanId(index[1] ?? ''),
        message: messageOf(chat, index.slice(3)),
        labeled: !!action.labelAssociationAction?.labeled,
      };
    case 'contact':
    case 'lid_contact': {
      const { fullName, firstName } = action.contactAction ?? action.lidContactAction ?? {};
      const name = operation === 'remove' ? null : cleanName(fullName || firstName || undefined);
      return { ...base, kind: 'contactName', chat, name };
    }
    case 'setting_pushName': {
      const name = cleanName(action.pushNameSetting?.name ?? undefined);
      return name ? { ...base, kind: 'pushName', name } : null;
    }
    case 'setting_unarchiveChats':
      return {
        ...base,
        kind: 'unarchiveChats',
        enabled: !!action.unarchiveChatsSetting?.unarchiveChats,
      };
    default:
      return null;
  }
}

/** @param words message id, "1" where the number itself sent it, and the author in a group. */
function messageOf(
  chat: string,
  [id = '', fromMe, participant = '0']: readonly string[],
): StateMessage {
  const isOwn = fromMe === '1';
  const author = isGroup(chat) && !isOwn ? personJid(participant) : null;
  return { waMessageId: cleanId(id), chat, fromMe: isOwn, author: author && cleanId(author) };
}

function mutedUntil(action: proto.SyncActionValue.IMuteAction | null | undefined): Date | null {
  if (!action?.muted) return null;
  const end = Number(action.muteEndTimestamp ?? -1);
  return end > 0 && end < MUTED_FOR_GOOD.getTime() ? new Date(end) : MUTED_FOR_GOOD;
}

function upToOf(
  action:
    | { messageRange?: proto.SyncActionValue.ISyncActionMessageRange | null }
    | null
    | undefined,
): Date | null {
  const last = Number(action?.messageRange?.lastMessageTimestamp ?? 0);
  return last > 0 ? cleanTime(last) : null;
}

/** Time of an action; now where its timestamp is not plausible. */
export function timeOf({ timestamp }: proto.ISyncActionValue): Date {
  const ms = Number(timestamp ?? 0);
  return Number.isSafeInteger(ms) && ms > 0 && ms < 2 ** 32 * 1_000 ? new Date(ms) : new Date();
}

function validPair(lid: string, phone: string): LidNumber | null {
  if (!isLid(lid) || isLid(phone)) return null;
  const pair = { lid: digitsOf(lid), phone: digitsOf(phone) };
  return Object.values(pair).every((half) => /^\d{1,30}$/.test(half)) ? pair : null;
}

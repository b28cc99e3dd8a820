import { proto } from '@whiskeysockets/baileys';
import { type AppStateChange, MUTED_FOR_GOOD, type StateMessage } from '../../door/app-state-door';
import { bareJid, digitsOf, isGroup, isLid, personJid, userJid } from '../../wire/addresses';
import { cleanId, cleanName, cleanTime } from '../../wire/clean';
import type { LidNumber } from '../../wire/addresses';
import type { Mutation } from './mutations';

/** Colours of WhatsApp's labels. */
const COLORS = 20;

/** Where an action says of which chat or person it is: that word of its index. */
const CHAT_WORDS: Record<string, number> = {
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

/** A mutation that was read, with its value. */
export interface ReadMutation extends Mutation {
  said: proto.ISyncActionValue;
}

/** Null where its value is none. */
export function readMutation(mutation: Mutation): ReadMutation | null {
  try {
    return { ...mutation, said: proto.SyncActionValue.decode(mutation.value) };
  } catch {
    return null;
  }
}

/** JID of the chat or person that a mutation is about, as the phone names it; null where it is about none. */
export function namedIn({ index }: Mutation): string | null {
  const word = CHAT_WORDS[index[0] ?? ''];
  return word === undefined ? null : cleanId(bareJid(index[word] ?? ''));
}

/** Both addresses of a person, where a mutation tells them. */
export function lidNumberIn({ index, said }: ReadMutation): LidNumber | null {
  const [name, jid = ''] = index;
  const { contactAction, pnForLidChatAction } = said;
  if (name === 'contact' && contactAction?.lidJid) return pairOf(contactAction.lidJid, jid);
  return pnForLidChatAction?.pnJid ? pairOf(jid, pnForLidChatAction.pnJid) : null;
}

/**
 * What a mutation tells; null where it is nothing that is kept.
 *
 * @param numberOf the phone number behind a LID, in digits, where it is known.
 */
export function changeOf(
  mutation: ReadMutation,
  numberOf: (lid: string) => string | null,
): AppStateChange | null {
  const { index, said, operation } = mutation;
  const namedAs = namedIn(mutation) ?? '';
  const number = isLid(namedAs) ? numberOf(namedAs) : null;
  const chat = number ? userJid(number) : namedAs;
  const base = { at: timeOf(said), namedAs };
  // Taking an action back leaves what it said as it is, but for a contact, which is gone then.
  if (operation === 'remove' && !['contact', 'lid_contact'].includes(index[0] ?? '')) return null;
  switch (index[0]) {
    case 'archive':
      return { ...base, kind: 'archive', chat, archived: !!said.archiveChatAction?.archived };
    case 'pin_v1':
      return { ...base, kind: 'pin', chat, pinned: !!said.pinAction?.pinned };
    case 'mute':
      return { ...base, kind: 'mute', chat, until: mutedUntil(said.muteAction) };
    case 'markChatAsRead':
      return { ...base, kind: 'read', chat, read: !!said.markChatAsReadAction?.read };
    case 'star':
      return {
        ...base,
        kind: 'star',
        message: messageOf(chat, index.slice(2)),
        starred: !!said.starAction?.starred,
      };
    case 'deleteMessageForMe':
      return { ...base, kind: 'deleteForMe', message: messageOf(chat, index.slice(2)) };
    case 'clearChat': {
      const upTo = upToOf(said.clearChatAction);
      return { ...base, kind: 'clearChat', chat, keepsStarred: index[2] === '0', upTo };
    }
    case 'deleteChat':
      return { ...base, kind: 'deleteChat', chat, upTo: upToOf(said.deleteChatAction) };
    case 'label_edit': {
      const { name, color, deleted } = said.labelEditAction ?? {};
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
        labeled: !!said.labelAssociationAction?.labeled,
      };
    case 'label_message':
      return {
        ...base,
        kind: 'labelMessage',
        labelId: cleanId(index[1] ?? ''),
        message: messageOf(chat, index.slice(3)),
        labeled: !!said.labelAssociationAction?.labeled,
      };
    case 'contact':
    case 'lid_contact': {
      const { fullName, firstName } = said.contactAction ?? said.lidContactAction ?? {};
      const name = operation === 'remove' ? null : cleanName(fullName || firstName || undefined);
      return { ...base, kind: 'contactName', chat, name };
    }
    case 'setting_pushName': {
      const name = cleanName(said.pushNameSetting?.name ?? undefined);
      return name ? { ...base, kind: 'pushName', name } : null;
    }
    case 'setting_unarchiveChats':
      return {
        ...base,
        kind: 'unarchiveChats',
        enabled: !!said.unarchiveChatsSetting?.unarchiveChats,
      };
    default:
      return null;
  }
}

/** @param words id, whether the number wrote it, and who did in a group. */
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
    { messageRange?: proto.SyncActionValue.ISyncActionMessageRange | null } | null | undefined,
): Date | null {
  const last = Number(action?.messageRange?.lastMessageTimestamp ?? 0);
  return last > 0 ? cleanTime(last) : null;
}

/** In ms; now where it does not say so sensibly. */
export function timeOf({ timestamp }: proto.ISyncActionValue): Date {
  const ms = Number(timestamp ?? 0);
  return Number.isSafeInteger(ms) && ms > 0 && ms < 2 ** 32 * 1_000 ? new Date(ms) : new Date();
}

function pairOf(lid: string, phone: string): LidNumber | null {
  if (!isLid(lid) || isLid(phone)) return null;
  const pair = { lid: digitsOf(lid), phone: digitsOf(phone) };
  return Object.values(pair).every((half) => /^\d{1,30}$/.test(half)) ? pair : null;
}

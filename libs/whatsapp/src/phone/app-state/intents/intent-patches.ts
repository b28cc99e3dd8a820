import { proto } from '@whiskeysockets/baileys';
import type { AppStateIntent, RangeMessage, StateMessage } from '../../../api/app-state';
import { MUTED_FOR_GOOD } from '../../../api/app-state';
import { isGroup, isLid } from '../../../wire/addresses';
import type { Collection } from '../collections/collection-names';
import type { Mutation } from '../collections/mutations';

/** The collection of an action, and the version of the action that apps write. */
interface Placement {
  collection: Collection;
  version: number;
}

/**
 * Where phones read each action. Baileys writes stars into `regular_low`, which phones ignore, and "0" as the author of
 * a group message; its other placements are the same.
 */
const PLACES = {
  archive: { collection: 'regular_low', version: 3 },
  pin_v1: { collection: 'regular_low', version: 5 },
  markChatAsRead: { collection: 'regular_low', version: 3 },
  mute: { collection: 'regular_high', version: 2 },
  star: { collection: 'regular_high', version: 2 },
  label_edit: { collection: 'regular', version: 3 },
  label_jid: { collection: 'regular', version: 3 },
  label_message: { collection: 'regular', version: 3 },
  contact: { collection: 'critical_unblock_low', version: 2 },
  lid_contact: { collection: 'critical_unblock_low', version: 1 },
  setting_pushName: { collection: 'critical_block', version: 1 },
} as const satisfies Record<string, Placement>;

/** End of a mute that has no end. */
const NO_END = -1;

/** The mutations of an intent; all belong to one collection and are sent in one patch. */
export interface IntentPatch {
  collection: Collection;
  mutations: Mutation[];
}

/** JID of the chat or person of an intent; null for intents without one. */
export function chatOf(intent: AppStateIntent): string | null {
  if ('message' in intent) return intent.message.chat;
  return 'chat' in intent ? intent.chat : null;
}

/**
 * @param chat JID under which the phone stores the chat.
 * @param lid LID of the person, where it is known.
 */
export function patchOf(intent: AppStateIntent, chat: string, lid: string | null): IntentPatch {
  const { at } = intent;
  const set = (index: [keyof typeof PLACES, ...string[]], value: proto.ISyncActionValue) =>
    mutation(at, index, value);
  switch (intent.kind) {
    case 'archive': {
      const { archived, newest } = intent;
      const archiveChatAction = { archived, messageRange: rangeOf(newest, chat) };
      // Phones unpin a chat when they archive it.
      const unpinned = archived ? [set(['pin_v1', chat], { pinAction: { pinned: false } })] : [];
      return patch(set(['archive', chat], { archiveChatAction }), ...unpinned);
    }
    case 'read': {
      const markChatAsReadAction = {
        read: intent.read,
        messageRange: rangeOf(intent.newest, chat),
      };
      return patch(set(['markChatAsRead', chat], { markChatAsReadAction }));
    }
    case 'pin':
      return patch(set(['pin_v1', chat], { pinAction: { pinned: intent.pinned } }));
    case 'mute':
      return patch(set(['mute', chat], { muteAction: muteOf(intent.until) }));
    case 'star': {
      const { starred, message } = intent;
      return patch(set(['star', ...wordsOf(message, chat)], { starAction: { starred } }));
    }
    case 'labelEdit': {
      const { labelId, name, color, deleted } = intent;
      return patch(set(['label_edit', labelId], { labelEditAction: { name, color, deleted } }));
    }
    case 'labelChat': {
      const labelAssociationAction = { labeled: intent.labeled };
      return patch(set(['label_jid', intent.labelId, chat], { labelAssociationAction }));
    }
    case 'labelMessage': {
      const { labelId, message, labeled } = intent;
      const labelAssociationAction = { labeled };
      const words = wordsOf(message, chat);
      return patch(set(['label_message', labelId, ...words], { labelAssociationAction }));
    }
    case 'contactName':
      return patch(contact(at, chat, lid, intent.name));
    case 'pushName':
      return patch(set(['setting_pushName'], { pushNameSetting: { name: intent.name } }));
  }
}

function contact(at: Date, chat: string, lidJid: string | null, fullName: string | null): Mutation {
  const name = isLid(chat) ? 'lid_contact' : 'contact';
  if (fullName === null) {
    const { version } = PLACES[name];
    return { operation: 'remove', index: [name, chat], value: new Uint8Array(), version };
  }
  const firstName = fullName.split(' ')[0] ?? fullName;
  if (isLid(chat)) return mutation(at, [name, chat], { lidContactAction: { fullName, firstName } });
  const contactAction = { fullName, firstName, lidJid, saveOnPrimaryAddressbook: true };
  return mutation(at, [name, chat], { contactAction });
}

function mutation(
  at: Date,
  index: [keyof typeof PLACES, ...string[]],
  value: proto.ISyncActionValue,
): Mutation {
  return {
    operation: 'set',
    index,
    value: proto.SyncActionValue.encode({ timestamp: at.getTime(), ...value }).finish(),
    version: PLACES[index[0]].version,
  };
}

function patch(first: Mutation, ...more: Mutation[]): IntentPatch {
  const { collection } = PLACES[first.index[0] as keyof typeof PLACES];
  return { collection, mutations: [first, ...more] };
}

/** The part of an index that identifies a message. In groups it holds the author too. */
function wordsOf({ waMessageId, fromMe, author }: StateMessage, chat: string): string[] {
  const participant = isGroup(chat) && !fromMe ? author : null;
  return [chat, waMessageId, fromMe ? '1' : '0', participant ?? '0'];
}

function rangeOf(
  newest: readonly RangeMessage[],
  chat: string,
): proto.SyncActionValue.ISyncActionMessageRange {
  const messages = newest
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ waMessageId: id, fromMe, author, at }) => ({
      key: {
        remoteJid: chat,
        fromMe,
        id,
        ...(isGroup(chat) && !fromMe && author && { participant: author }),
      },
      timestamp: seconds(at),
    }));
  const lastMessageTimestamp = messages.at(-1)?.timestamp;
  return { ...(lastMessageTimestamp !== undefined && { lastMessageTimestamp }), messages };
}

function muteOf(until: Date | null): proto.SyncActionValue.IMuteAction {
  if (!until) return { muted: false };
  const isForGood = until.getTime() >= MUTED_FOR_GOOD.getTime();
  return { muted: true, muteEndTimestamp: isForGood ? NO_END : until.getTime() };
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

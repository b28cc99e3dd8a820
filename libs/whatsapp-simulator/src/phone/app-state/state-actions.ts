import { proto } from '@whiskeysockets/baileys';
import type { CollectionName } from './app-state';
import type { StateChange } from './collection';

/** What a person does on the phone that its companions are told by the state of the account. */
export const STATE_ACTIONS = [
  'archive',
  'pin',
  'mute',
  'read',
  'star',
  'label',
  'labelChat',
  'labelMessage',
  'contact',
  'deleteForMe',
  'clearChat',
  'deleteChat',
  'pushName',
  'unarchiveChats',
] as const;
export type StateAction = (typeof STATE_ACTIONS)[number];

/** One such thing. Which fields it has depends on the action. */
export interface StateChangeRequest {
  action: StateAction;
  /** Number of the other one, or JID of a group. */
  chat?: string;
  /** WhatsApp's id of a message in it. */
  id?: string;
  /** False undoes it. Default true; of `label`, false deletes the label. */
  on?: boolean;
  /** Until when a chat is muted, as unix time in ms; -1, the default, for good. */
  until?: number;
  /** Id of a label. */
  label?: string;
  /** Of a label or a contact, or the account's own. */
  name?: string;
  /** Of a label, 0 to 19. */
  color?: number;
  /** When it was done, as unix time in ms. Default now. */
  at?: number;
}

/** Where an action stands, and in which version apps write it. */
export const ACTIONS: Record<string, { collection: CollectionName; version: number }> = {
  archive: { collection: 'regular_low', version: 3 },
  pin_v1: { collection: 'regular_low', version: 5 },
  mute: { collection: 'regular_high', version: 2 },
  markChatAsRead: { collection: 'regular_low', version: 3 },
  star: { collection: 'regular_high', version: 2 },
  label_edit: { collection: 'regular', version: 3 },
  label_jid: { collection: 'regular', version: 3 },
  label_message: { collection: 'regular', version: 3 },
  contact: { collection: 'critical_unblock_low', version: 2 },
  lid_contact: { collection: 'critical_unblock_low', version: 1 },
  deleteMessageForMe: { collection: 'regular_high', version: 3 },
  clearChat: { collection: 'regular_high', version: 6 },
  deleteChat: { collection: 'regular_high', version: 6 },
  setting_pushName: { collection: 'critical_block', version: 1 },
  setting_unarchiveChats: { collection: 'regular_low', version: 4 },
};

/** What the phone knows of the chat and the message of a request. */
export interface Named {
  /** JID by which the phone names the chat. */
  chat: string;
  /** The two words that tell whose message it is. */
  author: [fromMe: string, participant: string];
  /** The newest messages of the chat, newest last. */
  range: proto.SyncActionValue.ISyncActionMessageRange;
  /** LID of the other one. */
  lid: string | null;
}

/** The changes that an action makes, in one collection. */
export function changesOf(request: StateChangeRequest, named: Named): StateChange[] {
  const { action, on = true } = request;
  const { chat, author, range } = named;
  const message = [chat, request.id ?? '', ...author];
  switch (action) {
    case 'archive':
      return [
        change(request, ['archive', chat], {
          archiveChatAction: { archived: on, messageRange: range },
        }),
        ...(on ? [change(request, ['pin_v1', chat], { pinAction: { pinned: false } })] : []),
      ];
    case 'pin':
      return [change(request, ['pin_v1', chat], { pinAction: { pinned: on } })];
    case 'mute':
      return [
        change(request, ['mute', chat], {
          muteAction: { muted: on, ...(on && { muteEndTimestamp: request.until ?? -1 }) },
        }),
      ];
    case 'read':
      return [
        change(request, ['markChatAsRead', chat], {
          markChatAsReadAction: { read: on, messageRange: range },
        }),
      ];
    case 'star':
      return [change(request, ['star', ...message], { starAction: { starred: on } })];
    case 'label': {
      const { name = '', color = 0, label = '' } = request;
      const labelEditAction = { name, color, deleted: !on };
      return [change(request, ['label_edit', label], { labelEditAction })];
    }
    case 'labelChat':
      return [
        change(request, ['label_jid', request.label ?? '', chat], {
          labelAssociationAction: { labeled: on },
        }),
      ];
    case 'labelMessage':
      return [
        change(request, ['label_message', request.label ?? '', ...message], {
          labelAssociationAction: { labeled: on },
        }),
      ];
    case 'contact':
      return [contactChange(request, named)];
    case 'deleteForMe':
      return [
        change(request, ['deleteMessageForMe', ...message], {
          deleteMessageForMeAction: { deleteMedia: false },
        }),
      ];
    case 'clearChat':
      return [
        change(request, ['clearChat', chat, '1', '0'], {
          clearChatAction: { messageRange: range },
        }),
      ];
    case 'deleteChat':
      return [
        change(request, ['deleteChat', chat, '1'], { deleteChatAction: { messageRange: range } }),
      ];
    case 'pushName':
      return [
        change(request, ['setting_pushName'], { pushNameSetting: { name: request.name ?? '' } }),
      ];
    case 'unarchiveChats':
      return [
        change(request, ['setting_unarchiveChats'], {
          unarchiveChatsSetting: { unarchiveChats: on },
        }),
      ];
  }
}

function contactChange(request: StateChangeRequest, { chat, lid }: Named): StateChange {
  const { name = '', on = true } = request;
  const [firstName] = name.split(' ');
  const isLid = chat.endsWith('@lid');
  if (!on) return { index: [isLid ? 'lid_contact' : 'contact', chat], value: null };
  if (isLid)
    return change(request, ['lid_contact', chat], {
      lidContactAction: { fullName: name, firstName },
    });
  return change(request, ['contact', chat], {
    contactAction: { fullName: name, firstName, lidJid: lid, saveOnPrimaryAddressbook: true },
  });
}

function change(
  { at = Date.now() }: StateChangeRequest,
  index: string[],
  value: proto.ISyncActionValue,
): StateChange {
  return {
    index,
    value: proto.SyncActionValue.encode({ timestamp: at, ...value }).finish(),
    version: ACTIONS[index[0] ?? '']?.version ?? 1,
  };
}

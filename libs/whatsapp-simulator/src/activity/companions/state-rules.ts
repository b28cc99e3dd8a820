import { proto } from '@whiskeysockets/baileys';
import { type Account, chatJid } from '../../store/accounts';
import type { Exchange } from '../../exchange/exchange';
import { isGroup } from '../../store/groups';
import type { StateChange } from '../../phone/app-state/collection';
import { ACTIONS } from '../../phone/app-state/state-actions';

/** Why a phone ignores a valid change of a companion; null where it applies it. */
export function whyIgnored(
  exchange: Exchange,
  account: Account,
  collection: string,
  { index, value, version }: Required<StateChange>,
): string | null {
  const [name = '', ...words] = index;
  const action = ACTIONS[name];
  if (!action) return `the phone knows no action ${name}`;
  if (action.collection !== collection) return `${name} stands in ${action.collection}`;
  if (value && version !== action.version) return `${name} has the version ${action.version}`;
  const said = value ? proto.SyncActionValue.decode(value) : null;
  if (said && !said.timestamp) return 'it does not say when';
  switch (name) {
    case 'archive':
      return (
        wrongChat(exchange, words[0]) ??
        wrongRange(exchange, account, words[0], said?.archiveChatAction)
      );
    case 'markChatAsRead':
      return (
        wrongChat(exchange, words[0]) ??
        wrongRange(exchange, account, words[0], said?.markChatAsReadAction)
      );
    case 'pin_v1':
    case 'mute':
    case 'clearChat':
    case 'deleteChat':
      return wrongChat(exchange, words[0]);
    case 'star':
    case 'deleteMessageForMe':
      return wrongMessage(exchange, account, words);
    case 'label_jid':
      return wrongLabel(exchange, account, words[0]) ?? wrongChat(exchange, words[1]);
    case 'label_message':
      return (
        wrongLabel(exchange, account, words[0]) ?? wrongMessage(exchange, account, words.slice(1))
      );
    case 'contact':
      return words[0]?.endsWith('@s.whatsapp.net') ? null : 'a contact is named by its number';
    case 'lid_contact':
      return words[0]?.endsWith('@lid') ? null : 'it is named by its LID';
    default:
      return null;
  }
}

/** The phone finds a chat only by the JID under which it stores it. */
function wrongChat({ accounts, groups }: Exchange, jid = ''): string | null {
  if (isGroup(jid)) return groups.find(jid) ? null : 'the phone has no such group';
  const other = accounts.named(jid);
  if (!other) return `the phone has no chat ${jid}`;
  const own = chatJid(other);
  return own === jid ? null : `the phone calls this chat ${own}`;
}

function wrongRange(
  { chats, accounts }: Exchange,
  { phone }: Account,
  jid = '',
  action?: { messageRange?: proto.SyncActionValue.ISyncActionMessageRange | null } | null,
): string | null {
  const peer = isGroup(jid) ? jid : (accounts.named(jid)?.phone ?? '');
  if (chats.list(phone, { peer }).length === 0) return null;
  const range = action?.messageRange;
  const messages = range?.messages ?? [];
  if (!range || messages.length === 0) return 'it does not say up to which message';
  const last = Number(range.lastMessageTimestamp ?? 0);
  if (last === 0) return 'it does not say when the last message of its range was sent';
  // Apps set it on each message, and stock clients on none.
  const times = messages.map(({ timestamp }) => Number(timestamp ?? last));
  if (times.some((time, at) => time < (times[at - 1] ?? 0)))
    return 'the newest message of its range is not the last';
  if (times.at(-1) !== last) return 'its range ends at another time than its last message';
  if (messages.some(({ key }) => !chats.withId(phone, key?.id ?? '')))
    return 'the phone does not have a message of its range';
  return null;
}

function wrongMessage(exchange: Exchange, account: Account, words: string[]): string | null {
  const [chat = '', id = '', fromMe, participant = ''] = words;
  const found = exchange.chats.withId(account.phone, id);
  if (!found) return 'the phone does not have this message';
  const isOwn = found.direction === 'out';
  if (fromMe !== (isOwn ? '1' : '0')) return 'it is the message of somebody else';
  const wrong = wrongChat(exchange, chat);
  if (wrong) return wrong;
  if (!isGroup(chat) || isOwn) return participant === '0' ? null : 'it names a member';
  const author = exchange.accounts.named(participant);
  return author?.phone === found.author ? null : 'it does not name who wrote the message';
}

function wrongLabel({ appState }: Exchange, { phone }: Account, label = ''): string | null {
  return appState.find(phone, 'regular', ['label_edit', label]) ? null : 'there is no such label';
}

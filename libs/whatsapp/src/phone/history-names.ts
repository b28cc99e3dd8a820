import type { AuthenticationCreds, Contact, proto } from '@whiskeysockets/baileys';
import type { AppStateChange } from '../api/app-state';
import type { Logger } from '../api/whatsapp-socket';
import { bareJid, isGroup } from '../wire/addresses';
import { cleanId, cleanName } from '../wire/clean';
import { inflated } from './phone-messages';

type ToldNames = Extract<AppStateChange, { kind: 'toldNames' }>;
type Told = Pick<ToldNames, 'name' | 'pushName'>;
type Me = Pick<AuthenticationCreds, 'me'>;

/** What the phone writes in place of a name that it does not know. */
const NO_NAME = '-';
/** A phone number in place of a name says nothing that the address does not say. */
const IS_NUMBER = /^[+\d\s().-]+$/;

/** Names in a history of our own phone that came with its message. */
export function namesFromPhone(
  { historySyncNotification: history }: proto.Message.IProtocolMessage,
  creds: Me,
  logger: Logger,
): ToldNames[] {
  const bytes = history?.initialHistBootstrapInlinePayload;
  if (!bytes?.length) return [];
  try {
    return namesIn(inflated(bytes), creds);
  } catch (error) {
    logger.warn({ error: String(error) }, 'the names in a history could not be read');
    return [];
  }
}

/** Names in a history: of its chats, and of everybody else whose name the phone knows. */
export function namesIn(
  { conversations, pushnames }: Pick<proto.IHistorySync, 'conversations' | 'pushnames'>,
  creds: Me,
): ToldNames[] {
  return toldNames(
    [
      ...(conversations ?? []).map(({ id, pnJid, displayName, name }) => ({
        jid: pnJid || id,
        ...{ name: nameOf(displayName || name), pushName: null },
      })),
      ...(pushnames ?? []).map(({ id, pushname }) => ({
        jid: id,
        ...{ name: null, pushName: nameOf(pushname) },
      })),
    ],
    creds,
  );
}

/** Names in a history that Baileys has downloaded: it passes them on as contacts. */
export function namesOfContacts(contacts: readonly Partial<Contact>[], creds: Me): ToldNames[] {
  return toldNames(
    contacts.map(({ id, phoneNumber, name, notify }) => ({
      jid: phoneNumber || id,
      ...{ name: nameOf(name), pushName: nameOf(notify) },
    })),
    creds,
  );
}

/** One entry for each person; groups are asked for their subjects, and our own number is no contact. */
function toldNames(
  people: readonly (Told & { jid: string | null | undefined })[],
  { me }: Me,
): ToldNames[] {
  const own = [me?.id, me?.lid].flatMap((jid) => (jid ? [bareJid(jid)] : []));
  const told = new Map<string, Told>();
  for (const { jid, name, pushName } of people) {
    const chat = cleanId(bareJid(jid ?? ''));
    if (chat === '' || isGroup(chat) || own.includes(chat) || !(name ?? pushName)) continue;
    const before = told.get(chat);
    told.set(chat, {
      name: name ?? before?.name ?? null,
      pushName: pushName ?? before?.pushName ?? null,
    });
  }
  const at = new Date();
  return [...told].map(([chat, names]) => ({
    kind: 'toldNames',
    chat,
    ...names,
    at,
    namedAs: '',
  }));
}

function nameOf(name: string | null | undefined): string | null {
  const clean = cleanName(name?.trim());
  return clean === null || clean === NO_NAME || IS_NUMBER.test(clean) ? null : clean;
}

import { useDebouncedValue } from '@mantine/hooks';
import type { Permission, SearchHit, SessionView } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../features/auth/use-auth';
import { NEW_API_KEY } from '../../../../features/api-keys/address';
import { chatPlace } from '../../../../features/chats/address';
import { NEW_NUMBER, numberAddress } from '../../../../features/numbers/address';
import { useSessions } from '../../../../features/numbers/queries';
import { placesOf } from '../../../../features/search/places-of';
import { useSearch } from '../../../../features/search/queries';
import {
  FAILED_DELIVERIES,
  NEW_WEBHOOK,
  webhookAddress,
} from '../../../../features/webhooks/address';
import { useWebhooks } from '../../../../features/webhooks/queries';
import { formatPhone, formatTitle, typedPhone } from '../../../../shared/format/format';
import { DESTINATIONS } from '../navigation';
import { kindOfId } from './ids';
import { words } from './words';

/** One thing that the palette goes to. */
export interface Entry {
  group: keyof typeof words.groups;
  key: string;
  label: string;
  /** Beside it, smaller. */
  note?: string | undefined;
  /** Places of what was searched for, in the note of a message and in other labels. */
  places?: readonly { start: number; end: number }[];
  /** Digits of its phone number. */
  phone?: string | null;
  /** Null for an id, whose address is asked for. */
  href: string | null;
}

/** Pause in the typing after which the server is asked, in milliseconds. */
const SEARCH_AFTER = 150;
/** Of each kind. */
const MOST = 5;

const ACTIONS: readonly { label: string; href: string; permission?: Permission }[] = [
  { label: words.actions.newChat, href: '/inbox/?new', permission: 'messages:send' },
  { label: words.actions.linkNumber, href: NEW_NUMBER, permission: 'sessions:write' },
  { label: words.actions.newWebhook, href: NEW_WEBHOOK, permission: 'webhooks:write' },
  { label: words.actions.newKey, href: NEW_API_KEY, permission: 'api-keys:write' },
  { label: words.actions.failed, href: FAILED_DELIVERIES },
  { label: words.actions.people, href: '/settings/people/' },
  { label: words.actions.docs, href: '/docs/' },
];

/** What a text may mean, the surest first, and whether the server has been asked for all of it. */
export function useEntries(text: string): { entries: Entry[]; isSettled: boolean } {
  const q = text.trim();
  const [asked] = useDebouncedValue(q, SEARCH_AFTER);
  const isId = kindOfId(q) !== null;
  const wanted = isId ? '' : asked;
  const chats = useSearch({ q: wanted, in: 'chats' }, MOST);
  const people = useSearch({ q: wanted, in: 'contacts' }, MOST);
  const messages = useSearch({ q: wanted, in: 'messages' }, MOST);
  const files = useSearch({ q: wanted, in: 'files' }, MOST);
  const known = useKnown(q);
  const { data: numbers = [], isPending: waitsForNumbers } = useSessions();
  const { isPending: waitsForWebhooks } = useWebhooks();
  const found = [chats, people, messages, files];
  const hits = (search: typeof chats): SearchHit[] =>
    wanted === '' ? [] : (search.data?.pages[0]?.data.slice(0, MOST) ?? []);
  return {
    entries: [
      ...(isId ? [idEntry(q)] : known),
      ...hits(chats).map((hit) => chatEntry(hit, numbers)),
      ...hits(people).flatMap((hit) => (hit.chatId === null ? personEntry(hit) : [])),
      ...hits(messages).map((hit) => messageEntry(hit, wanted)),
      ...hits(files).map((hit) => messageEntry(hit, wanted)),
    ],
    isSettled:
      !waitsForNumbers &&
      !waitsForWebhooks &&
      wanted === (isId ? '' : q) &&
      found.every(({ isFetching, isPlaceholderData }) => !isFetching && !isPlaceholderData),
  };
}

/** Pages, actions, numbers and webhooks: the dashboard knows them all. */
function useKnown(q: string): Entry[] {
  const { role } = useIdentity().user;
  const { data: sessions = [] } = useSessions();
  const { data: webhooks = [] } = useWebhooks();
  const may = ({ permission }: { permission?: Permission }) =>
    permission === undefined || roleMay(role, permission);
  const all: Entry[] = [
    ...DESTINATIONS.filter(may).map(({ label, href }) => entryOf('pages', label, href)),
    ...ACTIONS.filter(may).map(({ label, href }) => entryOf('actions', label, href)),
  ];
  if (q === '') return all;
  const things: Entry[] = [
    ...sessions.map(({ id, name, phone }) => ({
      ...entryOf('numbers', name, numberAddress(id), phone ? formatPhone(phone) : undefined),
      phone,
    })),
    ...webhooks.map(({ id, url, description }) =>
      entryOf('webhooks', url, webhookAddress(id), description ?? undefined),
    ),
  ];
  const matching = (entries: Entry[]) => entries.flatMap((entry) => matched(entry, q));
  return [...matching(all), ...matching(things).slice(0, 2 * MOST)];
}

function entryOf(group: Entry['group'], label: string, href: string, note?: string): Entry {
  return { group, key: `${group} ${href}`, label, note, href };
}

/** An entry in which each word begins one of its own, with the places of those in its label. */
function matched(entry: Entry, q: string): Entry[] {
  const text = `${entry.label} ${entry.note ?? ''}`;
  const isThere =
    q.split(/\s+/).every((word) => placesOf(text, word).length > 0) ||
    entry.phone?.includes(typedPhone(q));
  return isThere ? [{ ...entry, places: placesOf(entry.label, q) }] : [];
}

function idEntry(id: string): Entry {
  const kind = kindOfId(id);
  return { group: 'ids', key: id, label: kind ? words.goTo[kind] : id, note: id, href: null };
}

/** Somebody writes to several numbers: where there are some, it says with which one the chat is. */
function chatEntry(
  { id, title, highlights, chat }: SearchHit,
  numbers: readonly SessionView[],
): Entry {
  const phone = chat?.phone ? formatPhone(chat.phone) : undefined;
  const number = numbers.length > 1 && numbers.find((one) => one.id === chat?.sessionId)?.name;
  const note = [phone, number].filter(Boolean).join(' · ') || undefined;
  return {
    group: 'chats',
    key: id,
    ...titled(title, highlights),
    note,
    href: chatPlace({ chatId: id }),
  };
}

/** Places are those of the title as it came, and fit no number in groups. */
function titled(title: string, places: SearchHit['highlights']): Pick<Entry, 'label' | 'places'> {
  const label = formatTitle(title);
  return label === title ? { label, places } : { label };
}

function personEntry({ id, title, contact }: SearchHit): Entry[] {
  if (!contact) return [];
  const { phone, lid, sessionId } = contact;
  const chat = phone ? `${phone}@s.whatsapp.net` : `${lid}@lid`;
  const href = `/inbox/?${new URLSearchParams({ session: sessionId, chat })}`;
  const note = phone ? formatPhone(phone) : undefined;
  return [{ group: 'people', key: id, label: formatTitle(title), note, href }];
}

function messageEntry(
  { in: kind, title, message, chatId, highlights }: SearchHit,
  q: string,
): Entry {
  const isFile = kind === 'files';
  const label = (isFile ? message?.media?.fileName : message?.text) ?? '';
  const query = new URLSearchParams({ q, chat: chatId ?? '', message: message?.id ?? '' });
  return {
    group: isFile ? 'files' : 'messages',
    key: `${kind} ${message?.id}`,
    label,
    note: formatTitle(title),
    places: highlights,
    href: `/inbox/?${query}`,
  };
}

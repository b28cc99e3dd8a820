import type { ChatView, MessageView } from '@whathooks/dto';
import {
  afterMessage,
  belongs,
  type ChatFilter,
  type ChatPages,
  withChanged,
  withFirstPage,
} from './chat-cache';

const ME = 'usr_1';
const OPEN: ChatFilter = { view: 'open' };

const message = (order: number, patch: Partial<MessageView> = {}): MessageView =>
  ({
    id: `msg_${String(order).padStart(4, '0')}`,
    direction: 'inbound',
    type: 'text',
    text: 'Hi',
    history: false,
    timestamp: '2026-06-29T14:21:07.000Z',
    ...patch,
  }) as MessageView;

const chat = (id: string, order: number, patch: Partial<ChatView> = {}): ChatView => ({
  id: `chat_${id}`,
  sessionId: 'sess_1',
  jid: `${id}@s.whatsapp.net`,
  kind: 'person',
  title: `Jané ${id}`,
  phone: '15551234567',
  lid: null,
  groupId: null,
  contactId: null,
  blocked: false,
  lastMessage: message(order),
  unread: 0,
  markedUnread: false,
  firstUnreadId: null,
  needsReplySince: null,
  missedCallAt: null,
  state: 'open',
  assigneeId: null,
  labels: [],
  archived: false,
  pinned: false,
  mutedUntil: null,
  updatedAt: '2026-06-29T14:21:07.000Z',
  ...patch,
});

const pagesOf = (pages: ChatView[][], nextCursor: string | null = null): ChatPages => ({
  pages: pages.map((data, index) => ({
    data,
    nextCursor: index === pages.length - 1 ? nextCursor : `page ${index}`,
  })),
  pageParams: pages.map(() => undefined),
});
const ids = ({ pages }: ChatPages) => pages.map(({ data }) => data.map(({ id }) => id.slice(5)));

describe('a list of chats while things happen', () => {
  const list = pagesOf([[chat('a', 9), chat('b', 8)], [chat('c', 5)]]);

  it('puts a chat with a new message on top, once, and keeps its pages', () => {
    expect(ids(withChanged(list, [chat('c', 10)], OPEN, ME))).toEqual([['c', 'a'], ['b']]);
  });

  it('takes a chat out that belongs there no more', () => {
    const closed = chat('a', 9, { state: 'closed' });
    expect(ids(withChanged(list, [closed], OPEN, ME))).toEqual([['b', 'c'], []]);
  });

  it('leaves a list as it is that the chat has nothing to do with', () => {
    const other = chat('d', 12, { sessionId: 'sess_2' });
    expect(withChanged(list, [other], { view: 'open', sessionId: 'sess_1' }, ME)).toBe(list);
  });

  it('does not show a chat that comes with a later page', () => {
    const more = pagesOf([[chat('a', 9)]], 'more');
    expect(ids(withChanged(more, [chat('z', 1)], OPEN, ME))).toEqual([['a']]);
    expect(ids(withChanged(more, [chat('y', 10)], OPEN, ME))).toEqual([['y', 'a']]);
  });

  it('keeps the newest message where an event does not tell of it', () => {
    const read = { ...chat('b', 8), lastMessage: null, unread: 0 };
    expect(withChanged(list, [read], OPEN, ME).pages[0]?.data[1]?.lastMessage?.id).toBe('msg_0008');
  });

  it('has each chat once after its first page was read anew', () => {
    const first = { data: [chat('d', 12), chat('c', 11)], nextCursor: 'more' };
    expect(ids(withFirstPage(list, first)).flat()).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('a chat after a message', () => {
  it('waits for a reply since the first message that came', () => {
    const first = afterMessage(chat('a', 1), message(2, { timestamp: '2026-06-29T10:00:00.000Z' }));
    const second = afterMessage(first, message(3));
    expect(second).toMatchObject({ unread: 2, firstUnreadId: 'msg_0002' });
    expect(second.needsReplySince).toBe('2026-06-29T10:00:00.000Z');
    expect(afterMessage(second, message(4, { direction: 'outbound' })).needsReplySince).toBeNull();
  });

  it('has no missed call after an answer, and moves up with one', () => {
    const missedCallAt = '2026-06-29T10:00:00.000Z';
    const called = chat('b', 1, { missedCallAt });
    expect(afterMessage(called, message(2)).missedCallAt).toBe(missedCallAt);
    expect(afterMessage(called, message(2, { direction: 'outbound' })).missedCallAt).toBeNull();
    const list = pagesOf([[chat('a', 9), chat('b', 1)]]);
    expect(ids(withChanged(list, [called], OPEN, ME))).toEqual([['b', 'a']]);
  });

  it('counts no message twice, no reaction and no history', () => {
    const now = afterMessage(chat('a', 1), message(2));
    expect(afterMessage(now, message(2))).toBe(now);
    expect(afterMessage(now, message(3, { type: 'reaction' }))).toBe(now);
    expect(afterMessage(now, message(4, { history: true }))).toBe(now);
  });

  it('is open again', () => {
    const closed = chat('a', 1, { state: 'closed', archived: true });
    expect(afterMessage(closed, message(2))).toMatchObject({ state: 'open', archived: false });
  });
});

it.each([
  [{ view: 'mine' }, { assigneeId: ME }, true],
  [{ view: 'mine' }, { assigneeId: 'usr_2' }, false],
  [{ view: 'unassigned' }, {}, true],
  [{ view: 'needs_reply' }, {}, false],
  [{ view: 'open' }, { archived: true }, false],
  [{ view: 'closed' }, { state: 'closed', archived: true }, true],
  [{ view: 'open', q: 'jane' }, {}, true],
  [{ view: 'open', q: '4567' }, {}, true],
  [{ view: 'open', q: 'bob' }, {}, false],
  [{ view: 'open', label: 'lbl_1' }, {}, false],
] as const)('%j with %j: %s', (filter, patch, expected) => {
  expect(belongs(chat('a', 1, patch), filter, ME)).toBe(expected);
});

import { QueryClient } from '@tanstack/react-query';
import type { MessagePayload, MessageStatusName, MessageView, SessionView } from '@whathooks/dto';
import { messageKeys, type MessageFilter, type MessagePages } from '../messages/queries';
import { sessionKeys } from '../numbers/queries';
import { applyEvents, type LiveEvent } from './apply-event';

const AT = '2026-06-29T14:21:07.412Z';

const session: SessionView = {
  id: 'sess_1',
  name: 'Bakery',
  status: 'PENDING',
  clientId: null,
  statusReason: null,
  statusDetail: null,
  retryAt: null,
  phone: null,
  pushName: null,
  qr: null,
  qrExpiresAt: null,
  pairingCode: null,
  pairingCodeExpiresAt: null,
  metadata: {},
  createdAt: AT,
  minGapMs: null,
  burst: 1,
  rejectCalls: null,
  presence: false,
  receiveStatus: false,
  receiveChannels: false,
  showTyping: false,
  proxy: null,
  connectedAt: null,
  linkedAt: null,
  expectedPhone: null,
  downSince: null,
  alsoLinkedIn: [],
};

const received: MessagePayload = {
  id: 'msg_1',
  sessionId: 'sess_1',
  from: '15551234567',
  fromType: 'phone',
  chat: '15551234567@s.whatsapp.net',
  to: '15557654321',
  pushName: 'Jane Doe',
  type: 'text',
  text: 'Hi there!',
  waMessageId: '3EB0A1',
  timestamp: AT,
};

describe('what an event changes on screen', () => {
  let client: QueryClient;
  let cache: Parameters<typeof applyEvents>[0];
  let readAgain: number;

  beforeEach(() => {
    client = new QueryClient();
    readAgain = 0;
    cache = {
      client,
      readMessagesSoon: () => (readAgain += 1),
      readChatsSoon: () => undefined,
      readCountsSoon: () => undefined,
    };
    client.setQueryData(sessionKeys.detail('sess_1'), session);
    client.setQueryData(sessionKeys.list(), [session, { ...session, id: 'sess_2' }]);
  });

  afterEach(() => client.clear());

  const apply = (event: string, data: unknown) =>
    applyEvents(cache, [{ event, sessionId: 'sess_1', data, timestamp: AT } as LiveEvent]);
  const detail = () => client.getQueryData<SessionView>(sessionKeys.detail('sess_1'));
  const list = (filter: MessageFilter, messages: MessageView[] = []) => {
    const pages: MessagePages = {
      pages: [{ data: messages, nextCursor: null }],
      pageParams: [undefined],
    };
    client.setQueryData(messageKeys.list(filter), pages);
    return () =>
      client
        .getQueryData<MessagePages>(messageKeys.list(filter))
        ?.pages.flatMap((page) => page.data);
  };
  const status = (to: MessageStatusName, error?: string) =>
    apply('message.status', {
      id: 'msg_1',
      sessionId: 'sess_1',
      waMessageId: '3EB0A1',
      to: '15551234567',
      status: to,
      ...(error ? { error } : {}),
    });

  it('shows a new QR code on the number and in the list', () => {
    apply('session.qr', { sessionId: 'sess_1', qr: '2@abc', expiresAt: AT, reason: null });
    expect(detail()).toMatchObject({ status: 'QR', qr: '2@abc', qrExpiresAt: AT });
    expect(client.getQueryData<SessionView[]>(sessionKeys.list())).toMatchObject([
      { id: 'sess_1', status: 'QR' },
      { id: 'sess_2', status: 'PENDING' },
    ]);
  });

  it('says that a new QR code asks for another scan', () => {
    apply('session.qr', { sessionId: 'sess_1', expiresAt: AT, qr: '2@new', reason: 'scan_again' });
    expect(detail()).toMatchObject({ qr: '2@new', statusReason: 'scan_again' });
  });

  it('shows a pairing code, and takes it away', () => {
    apply('session.pairing_code', { sessionId: 'sess_1', code: 'ABCD1234', expiresAt: AT });
    expect(detail()).toMatchObject({ pairingCode: 'ABCD1234', pairingCodeExpiresAt: AT });
    apply('session.pairing_code', { sessionId: 'sess_1', code: null, expiresAt: null });
    expect(detail()).toMatchObject({ pairingCode: null, pairingCodeExpiresAt: null });
  });

  it('shows a new message with everything that it says', () => {
    const shown = list({});
    const media = { id: 'med_1', status: 'pending', mimeType: 'image/jpeg' };
    apply('message.received', { ...received, type: 'image', media, forwarded: true });
    expect(shown()).toMatchObject([{ id: 'msg_1', type: 'image', media, forwarded: true }]);
    apply('message.media', { id: 'msg_1', media: { ...media, status: 'ready' } });
    expect(readAgain).toBe(1);
  });

  it('counts a poll anew after a vote', () => {
    client.setQueryData(messageKeys.detail('msg_1'), received);
    apply('poll.vote', { target: { id: 'msg_1' } });
    expect(client.getQueryState(messageKeys.detail('msg_1'))?.isInvalidated).toBe(true);
  });

  it('takes the code away as soon as it was scanned', () => {
    apply('session.qr', { sessionId: 'sess_1', qr: '2@abc', expiresAt: AT, reason: null });
    apply('session.status', {
      sessionId: 'sess_1',
      status: 'CONNECTING',
      previousStatus: 'QR',
      reason: null,
      detail: null,
      retryAt: null,
      phone: '15557654321',
      expectedPhone: null,
      alsoLinkedIn: [],
    });
    expect(detail()).toMatchObject({ status: 'CONNECTING', qr: null, phone: '15557654321' });
  });

  it('puts a message on top of exactly the lists it belongs to, once', () => {
    const everything = list({});
    const byDigits = list({ sessionId: 'sess_1', chat: '15551234567' });
    const byJid = list({ chat: '15551234567@s.whatsapp.net', direction: 'inbound' });
    const otherNumber = list({ sessionId: 'sess_2' });
    const outbound = list({ direction: 'outbound' });
    const otherChat = list({ chat: '15559999999' });
    const otherJid = list({ sessionId: 'sess_1', chat: '15559999999@s.whatsapp.net' });
    // A number in full: the digits of a group, or of a hidden number, are another chat.
    const group = list({ chat: '15551234567@g.us' });

    apply('message.received', received);
    apply('message.received', received);

    for (const shown of [everything, byDigits, byJid]) {
      expect(shown()).toMatchObject([{ id: 'msg_1', direction: 'inbound', createdAt: AT }]);
    }
    for (const shown of [otherNumber, outbound, otherChat, otherJid, group]) {
      expect(shown()).toEqual([]);
    }
  });

  it('shows what the phone told later of a message that could not be read', () => {
    const shown = list({});
    apply('message.received', { ...received, type: 'unsupported', text: null });
    apply('message.received', { ...received, type: 'image', text: 'look once' });
    expect(shown()).toMatchObject([{ id: 'msg_1', type: 'image', text: 'look once' }]);
  });

  it('reads the lists again when a message was changed', () => {
    apply('message.edited', received);
    apply('message.deleted', received);
    apply('message.pinned', received);
    apply('message.kept', received);
    expect(readAgain).toBe(4);
  });

  it('shows what was answered on the phone as sent', () => {
    const outbound = list({ direction: 'outbound' });
    apply('message.sent_from_phone', received);
    expect(outbound()).toMatchObject([{ id: 'msg_1', status: 'sent' }]);
    // To whom by name, the event does not say.
    expect(readAgain).toBe(1);
  });

  it('keeps what events do not say of a message that is told again', () => {
    const shown = list({});
    const sentBy = { kind: 'apiKey', id: 'key_1', name: 'Shop' } as const;
    apply('message.sent_from_phone', received);
    client.setQueryData<MessagePages>(messageKeys.list({}), (pages) => ({
      pageParams: [],
      pages: (pages?.pages ?? []).map((page) => ({
        ...page,
        data: page.data.map((message) => ({ ...message, chatTitle: 'Jane', sentBy })),
      })),
    }));
    apply('message.sent_from_phone', { ...received, text: 'told again' });
    expect(shown()).toMatchObject([{ text: 'told again', chatTitle: 'Jane', sentBy }]);
  });

  it('moves a message on but never back, whichever receipt comes last', () => {
    const shown = list({});
    apply('message.sent_from_phone', received);
    readAgain = 0;
    status('read');
    status('delivered');
    expect(shown()).toMatchObject([{ status: 'read' }]);
    expect(readAgain).toBe(0);
  });

  it('says why a message failed', () => {
    const pending = { ...received, direction: 'outbound', status: 'pending', error: null };
    const shown = list({}, [pending as unknown as MessageView]);
    status('failed', 'message_refused');
    expect(shown()).toMatchObject([{ status: 'failed', error: 'message_refused' }]);
  });

  it('reads the lists again for a message it has not seen, such as one sent by an API key', () => {
    list({});
    status('sent');
    expect(readAgain).toBe(1);
  });

  it('is nothing for an event it does not know', () => {
    apply('heartbeat', {});
    expect(detail()).toEqual(session);
  });
});

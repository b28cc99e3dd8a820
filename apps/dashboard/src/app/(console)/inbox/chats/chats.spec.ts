import type { MessageView, NoticeNodeView } from '@whathooks/dto';
import { preview } from '../../../../features/messages/words';
import { groupNames } from '../../../../features/numbers/group-names';
import { chatsOf, chatWith } from './chats';
import { notYetStored, type Outgoing } from '../conversation/use-outbox';

let counter = 0;

function message(patch: Partial<MessageView>): MessageView {
  counter += 1;
  return {
    id: `msg_${counter}`,
    sessionId: 'sess_1',
    direction: 'inbound',
    chat: '15551234567@s.whatsapp.net',
    from: '15551234567',
    fromType: 'phone',
    to: '15557654321',
    pushName: null,
    type: 'text',
    text: 'Hi',
    waMessageId: `3EB0${counter}`,
    status: 'received',
    error: null,
    statusReason: null,
    timestamp: '2026-06-29T14:21:07.000Z',
    createdAt: '2026-06-29T14:21:07.412Z',
    reactsTo: null,
    editedAt: null,
    deletedAt: null,
    history: false,
    ...patch,
  };
}

describe('conversations of a number', () => {
  it('stand in the order of their newest message and are called by the contact’s own name', () => {
    const answer = message({ direction: 'outbound', pushName: 'Bakery', text: 'We are!' });
    const other = message({ chat: '33612345678@s.whatsapp.net', pushName: 'Zoé' });
    const question = message({ pushName: 'Jane Doe', text: 'Open?' });
    expect(chatsOf([answer, other, question])).toMatchObject([
      { title: 'Jane Doe', last: { text: 'We are!' } },
      { title: 'Zoé' },
    ]);
  });

  it('are called by their number while no name is known', () => {
    expect(chatsOf([message({})])).toMatchObject([{ title: '+15551234567' }]);
  });

  it('of a group are not called by whoever wrote last', () => {
    const [chat] = chatsOf([message({ chat: '120363041234@g.us', pushName: 'Jane Doe' })]);
    expect(chat?.title).toBe('Group 120363041234');
  });

  it('of a group are called by its newest name, where WhatsApp told one', () => {
    const notice = (tag: string, attrs: Record<string, string>, inner: NoticeNodeView[] = []) => ({
      kind: 'notification' as const,
      type: 'w:gp2',
      origin: '120363041234@g.us',
      from: null,
      details: { tag: 'notification', attrs: {}, children: [{ tag, attrs, children: inner }] },
      timestamp: '2026-06-29T14:21:07.000Z',
    });
    const group = { tag: 'group', attrs: { subject: 'Bread' }, children: [] };
    const names = groupNames([
      notice('add', { subject: 'nothing of the kind' }),
      notice('subject', { subject: 'Rye bread' }),
      notice('create', {}, [group]),
    ]);
    expect(groupNames([notice('create', {}, [group])])).toEqual(
      new Map([['120363041234@g.us', 'Bread']]),
    );
    const said = message({ chat: '120363041234@g.us', pushName: 'Jane Doe' });
    expect(chatsOf([said], names)).toMatchObject([{ title: 'Rye bread' }]);
    expect(preview(said)).toBe('Jane Doe: Hi');
    expect(preview({ ...said, pushName: null })).toBe('+15551234567: Hi');
    expect(preview({ ...said, direction: 'outbound' })).toBe('Hi');
    expect(preview(message({ pushName: 'Jane Doe' }))).toBe('Hi');
  });

  it('with a typed number are those that its messages belong to', () => {
    expect(chatWith('15551234567')).toBe(message({}).chat);
    expect(chatWith('120363041234@g.us')).toBe('120363041234@g.us');
  });
});

describe('what was typed and is not stored yet', () => {
  const entry = (key: number): Outgoing => ({
    key,
    reference: `dashboard ${key}`,
    text: 'ok',
    file: null,
    share: null,
    problem: null,
  });

  it('is shown until the message is there, whatever else says the same', () => {
    const others = [message({ direction: 'outbound', text: 'ok' })];
    const typed = [entry(1), entry(2)];
    expect(notYetStored(typed, others)).toEqual(typed);
    const stored = message({ direction: 'outbound', text: 'ok', reference: 'dashboard 1' });
    expect(notYetStored(typed, [stored, ...others])).toEqual([entry(2)]);
  });
});

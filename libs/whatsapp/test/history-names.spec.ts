import { proto } from '@whiskeysockets/baileys';
import { namesIn, namesOfContacts } from '../src/phone/history-names';

const me = { id: '15550000001:7@s.whatsapp.net', lid: '100200300:7@lid', name: 'Bakery' };
const creds = { me };
const [JANE, JOHN] = ['15551234567@s.whatsapp.net', '15551234568@s.whatsapp.net'];

/** As read from the bytes of a phone. */
const told = (history: proto.IHistorySync) => {
  const { INITIAL_BOOTSTRAP: syncType } = proto.HistorySync.HistorySyncType;
  const bytes = proto.HistorySync.encode({ syncType, ...history }).finish();
  return namesIn(proto.HistorySync.decode(bytes), creds).map(({ chat, name, pushName }) => ({
    ...{ chat, name, pushName },
  }));
};

describe('names in a history', () => {
  it('are those of the address book, and what people call themselves', () => {
    const names = told({
      conversations: [
        { id: JANE, displayName: 'Jane from the market' },
        { id: '900@lid', pnJid: JOHN, name: 'John Roe' },
      ],
      pushnames: [
        { id: JANE, pushname: 'Jane ✨' },
        { id: '15551234569@s.whatsapp.net', pushname: ' Jim ' },
      ],
    });
    expect(names).toEqual([
      { chat: JANE, name: 'Jane from the market', pushName: 'Jane ✨' },
      { chat: JOHN, name: 'John Roe', pushName: null },
      { chat: '15551234569@s.whatsapp.net', name: null, pushName: 'Jim' },
    ]);
  });

  it('are not those of groups and of the number itself, nor numbers and dashes', () => {
    const names = told({
      conversations: [
        { id: '120363000000000001@g.us', name: 'Harvest' },
        { id: JANE, name: '+1 (555) 123-4567' },
      ],
      pushnames: [
        { id: '15550000001@s.whatsapp.net', pushname: 'Bakery' },
        { id: '100200300@lid', pushname: 'Bakery' },
        { id: JOHN, pushname: '-' },
        { pushname: 'Nobody' },
      ],
    });
    expect(names).toEqual([]);
  });

  it('are cut and cleaned: a phone may say anything', () => {
    const [first] = told({ pushnames: [{ id: JANE, pushname: `a\u0000${'b'.repeat(500)}` }] });
    expect(first?.pushName).toBe(`a${'b'.repeat(99)}`);
  });

  it('come as contacts where Baileys has downloaded the history', () => {
    const contacts = [
      { id: '900@lid', phoneNumber: JOHN, name: 'John Roe' },
      { id: JANE, notify: 'Jane' },
      { id: JANE, verifiedName: 'Jane Ltd' },
    ];
    expect(namesOfContacts(contacts, creds)).toMatchObject([
      { kind: 'toldNames', chat: JOHN, name: 'John Roe', pushName: null },
      { kind: 'toldNames', chat: JANE, name: null, pushName: 'Jane' },
    ]);
  });
});

import type { GroupNews, GroupPerson } from '@whathooks/whatsapp';
import { isWriterOf, OwnGroupChanges } from './own-group-changes';

const JID = '120363041234567890@g.us';
const MINUTE = 60_000;
const person = (digits: string, lid: string | null = null): GroupPerson => ({
  digits,
  type: 'phone',
  lid,
});
const added = (...members: GroupPerson[]): GroupNews => ({
  change: 'added',
  members: members.map((one) => ({ ...one, role: 'member' })),
});
const renamed = (subject: string): GroupNews => ({ change: 'subject', subject });

let changes: OwnGroupChanges;
beforeEach(() => {
  changes = new OwnGroupChanges();
});

const request = (news: GroupNews, jid: string | null = JID, now = Date.now()) =>
  changes.expect('session', { jid, news, by: { userId: 'user' } }, now);
const reported = (news: GroupNews, writer = 'notice 1', session = 'session') =>
  changes.find(session, JID, writer, news);

describe('a change that was requested here', () => {
  it('is found by the notice of the same change, and by no other', () => {
    const change = request(renamed('Club'));
    expect(reported(renamed('Club'))).toBe(change);
    expect(reported(renamed('Others'))).toBeUndefined();
    expect(reported({ change: 'description', description: 'Club' })).toBeUndefined();
    expect(reported(renamed('Club'), 'notice 1', 'another session')).toBeUndefined();
    expect(changes.find('session', '1@g.us', 'notice 1', renamed('Club'))).toBeUndefined();
  });

  it('is found by any of its members, by number or LID', () => {
    const change = request(added(person('15551234567'), person('15557654321', '222')));
    expect(reported(added(person('15551234567')))).toBe(change);
    expect(reported(added({ digits: '1', type: 'lid', lid: '222' }))).toBe(change);
    expect(reported(added(person('15550000000')))).toBeUndefined();
    expect(reported({ ...added(person('15551234567')), change: 'removed' } as GroupNews)).toBe(
      undefined,
    );
  });

  it('that creates a group is found before its JID is known', () => {
    const created = { change: 'created', group: { subject: 'Club' } } as GroupNews;
    const change = request(created, null);
    expect(reported(created)).toBe(change);
    change.jid = '1@g.us';
    expect(reported(created)).toBeUndefined();
  });

  it('of a picture is found whatever name WhatsApp gives the picture', () => {
    const change = request({ change: 'picture', pictureId: '' });
    expect(reported({ change: 'picture', pictureId: '1719670867' })).toBe(change);
    expect(reported({ change: 'picture', pictureId: null })).toBeUndefined();
  });

  it('is written once: by its request or by its notice, which may try again', () => {
    const change = request(renamed('Club'));
    expect(isWriterOf(change, 'notice 1')).toBe(true);
    expect(isWriterOf(change, 'request 1')).toBe(false);
    expect(isWriterOf(change, 'notice 1')).toBe(true);
  });

  it('that was made twice has two notices', () => {
    const [first, second] = [request(renamed('Club')), request(renamed('Club'))];
    expect(reported(renamed('Club'), 'notice 1')).toBe(first);
    isWriterOf(first, 'notice 1');
    expect(reported(renamed('Club'), 'notice 2')).toBe(second);
    expect(reported(renamed('Club'), 'notice 1')).toBe(first);
  });

  it('is forgotten when WhatsApp refuses it, and after a minute', () => {
    const refused = request(renamed('Club'));
    changes.drop('session', refused);
    expect(reported(renamed('Club'))).toBeUndefined();
    request(renamed('Old'), JID, Date.now() - MINUTE);
    expect(reported(renamed('Old'))).toBeUndefined();
  });
});

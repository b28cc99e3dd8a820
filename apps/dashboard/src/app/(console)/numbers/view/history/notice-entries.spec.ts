import type { NoticeNodeView, SessionNoticeView } from '@whathooks/dto';
import { nodeText, noticeEntries } from './notice-entries';

const AT = '2026-06-29T14:21:07.000Z';
const NOW = new Date('2026-06-29T15:00:00.000Z');
const JANE = '15551234567';
const GROUP = '120363000000000001@g.us';

const node = (
  tag: string,
  attrs: Record<string, string> = {},
  children: NoticeNodeView[] = [],
): NoticeNodeView => ({ tag, attrs, children });

const call = (what: string, attrs: Record<string, string> = {}, media = 'audio') => ({
  kind: 'call' as const,
  type: what,
  origin: `${JANE}@s.whatsapp.net`,
  from: JANE,
  details: node('call', {}, [node(what, { 'call-id': '1', ...attrs }, [node(media)])]),
  timestamp: AT,
});

const notification = (
  type: string,
  what: NoticeNodeView,
  origin = GROUP,
  from: string | null = JANE,
): SessionNoticeView => ({
  kind: 'notification',
  type,
  origin,
  from,
  details: node('notification', {}, [what]),
  timestamp: AT,
});

const words = (notices: SessionNoticeView[], now = NOW) =>
  noticeEntries(notices, now).map((entry) => entry.words);

describe('a call', () => {
  it.each<[string, SessionNoticeView[]]>([
    [`Missed voice call from +${JANE}`, [call('terminate'), call('offer')]],
    [`Missed video call from +${JANE}`, [call('terminate'), call('offer', {}, 'video')]],
    [`Voice call from +${JANE}, answered`, [call('accept'), call('offer')]],
    [
      `Voice call from +${JANE}, answered`,
      [call('terminate', { reason: 'accepted_elsewhere' }), call('offer')],
    ],
    [`Voice call from +${JANE}, declined`, [call('reject'), call('offer')]],
    [`Voice call from +${JANE}`, [call('offer')]],
  ])('is one entry, and told to its end: %s', (told, notices) => {
    expect(words(notices)).toEqual([told]);
  });

  it('rings for a while', () => {
    expect(words([call('offer')], new Date(AT))).toEqual([`Voice call from +${JANE}, ringing`]);
  });

  it('is apart from the next one', () => {
    expect(words([call('terminate', { 'call-id': '2' }), call('terminate')])).toHaveLength(2);
  });
});

describe('a notification', () => {
  const bob = node('participant', { jid: '99@lid', phone_number: '15557654321@s.whatsapp.net' });
  const jane = node('participant', { jid: `${JANE}@s.whatsapp.net` });
  const group = (what: NoticeNodeView) => notification('w:gp2', what);

  it.each<[string, SessionNoticeView]>([
    [`+15557654321 was added by +${JANE}`, group(node('add', {}, [bob]))],
    [`+15557654321, +${JANE} were removed by +${JANE}`, group(node('remove', {}, [bob, jane]))],
    [`+${JANE} left`, group(node('remove', {}, [jane]))],
    [`only admins may write now (by +${JANE})`, group(node('announcement'))],
    [`nobody can join by link now (by +${JANE})`, group(node('growth_locked'))],
    [`something that WhatsApp calls “moon” (by +${JANE})`, group(node('moon'))],
  ])('of a group says who did what: %s', (told, notice) => {
    expect(words([notice])).toEqual([`Group 120363000000000001: ${told}`]);
  });

  it('of a group calls it by its name from then on', () => {
    const created = group(node('create', {}, [node('group', { subject: 'Bread' })]));
    const renamed = group(node('subject', { subject: 'Rye' }));
    expect(words([group(node('add', {}, [bob])), renamed, created])).toEqual([
      `Group “Rye”: +15557654321 was added by +${JANE}`,
      `Group “Rye”: it was renamed to “Rye” by +${JANE}`,
      `Group “Rye”: it was created as “Bread” by +${JANE}`,
    ]);
  });

  it('of a kind that nobody knows is told by its name', () => {
    const notices = [
      notification('picture', node('set'), `${JANE}@s.whatsapp.net`, null),
      notification('strange', node('x'), `${JANE}@s.whatsapp.net`, null),
    ];
    expect(words(notices)).toEqual([
      `The picture of +${JANE} was changed`,
      `WhatsApp sent the notification “strange” about +${JANE}`,
    ]);
  });

  it('that is the same twice is two entries with keys of their own', () => {
    const twice = [group(node('locked')), group(node('locked'))];
    expect(new Set(noticeEntries(twice, NOW).map(({ key }) => key)).size).toBe(2);
  });
});

it('what came is written as nodes', () => {
  expect(nodeText(node('a', { b: '"1"' }, [node('c')]))).toBe('<a b="\\"1\\"">\n  <c/>\n</a>');
});

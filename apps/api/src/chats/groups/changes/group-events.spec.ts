import type { GroupNews, GroupPerson } from '@whathooks/whatsapp';
import { isOwn, shownChangesOf } from './group-events';

const own = { digits: '15557654321', type: 'phone' } as const;
const jane: GroupPerson = { digits: '15551234567', type: 'phone', lid: '111' };
const address = { digits: jane.digits, type: 'phone' };
const member = { ...jane, role: 'member' } as const;

it.each<[GroupNews, object[]]>([
  [{ change: 'subject', subject: 'Club' }, [{ change: 'subject', value: 'Club' }]],
  [{ change: 'description', description: null }, [{ change: 'description', value: null }]],
  [
    { change: 'settings', settings: { locked: true, adminsAdd: false } },
    [
      { change: 'settings', value: 'locked_on' },
      { change: 'settings', value: 'admins_add_off' },
    ],
  ],
  [{ change: 'settings', settings: {} }, []],
  [{ change: 'added', members: [member] }, [{ change: 'added', members: [address] }]],
  [{ change: 'removed', members: [] }, []],
  [
    { change: 'join_request', members: [jane], isOver: false },
    [{ change: 'join_request', members: [address] }],
  ],
  [{ change: 'join_request', members: [jane], isOver: true }, []],
  [{ change: 'deleted' }, [{ change: 'removed', members: [own] }]],
  [{ change: 'other', tag: 'ephemeral' }, []],
])('%j is shown as %j', (news, shown) => {
  expect(shownChangesOf(news, own)).toEqual(shown);
});

it('a person is the number of the session by the phone number, not by a LID of the same digits', () => {
  const session = { phone: own.digits } as Parameters<typeof isOwn>[0];
  expect(isOwn(session, own)).toBe(true);
  expect(isOwn(session, { ...own, type: 'lid' })).toBe(false);
  expect(isOwn(session, jane)).toBe(false);
  expect(isOwn(session, null)).toBe(false);
});

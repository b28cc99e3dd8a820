import type { BinaryNode } from '@whiskeysockets/baileys';
import { pushedIn } from '../src/limits/limits-wire';

const SOON = Math.floor(Date.now() / 1_000) + 3_600;

/** What the server pushes of the quota for new chats. */
function push(data: object, operation = 'MessageCappingInfoNotification'): BinaryNode {
  const path = 'xwa2_notify_new_chat_messages_capping_info_update';
  const content = Buffer.from(JSON.stringify({ data: { [path]: data } }));
  return {
    tag: 'notification',
    attrs: { from: 's.whatsapp.net', type: 'mex' },
    content: [{ tag: 'update', attrs: { op_name: operation }, content }],
  };
}

const told = (data: object) => pushedIn(push(data))?.newChats;

it('a quota that is used up caps until its cycle ends', () => {
  const capped = { total_quota: '10', used_quota: '10', capping_status: 'CAPPED' };
  expect(told({ ...capped, cycle_end_timestamp: String(SOON) })).toEqual({
    ...{ quota: 10, used: 10, status: 'capped' },
    resetsAt: new Date(SOON * 1_000),
  });
});

it('a cycle that is over caps nothing', () => {
  const past = { total_quota: '10', capping_status: 'CAPPED', cycle_end_timestamp: '1600000000' };
  expect(told(past)).toMatchObject({ status: 'ok', resetsAt: null });
});

it.each(['__proto__', 'constructor', 'toString', 'BANNED', 7, null])(
  'a status that is none is ok: %p',
  (status) => {
    expect(told({ capping_status: status })).toMatchObject({ status: 'ok', quota: null, used: 0 });
  },
);

it.each(['__proto__', 'constructor', ''])('an operation that is none tells nothing: %p', (name) => {
  expect(pushedIn(push({}, name))).toBeNull();
});

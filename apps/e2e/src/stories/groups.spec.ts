import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import { verifyDelivery } from '@whathooks/webhook-signature';
import type { PageBody } from '../harness/api';
import { type ReceivedDelivery, WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';

const NUMBER = '4915160000001';
const JANE = '4915160000002';
const JOHN = '4915160000003';
const EVE = '4915160000004';

interface GroupBody {
  id: string;
  jid: string;
  subject: string | null;
  chatId: string;
  isMember: boolean;
  size: number;
  members?: { member: string; role: string }[];
}
interface Line {
  notice?: { kind: string; userId: string | null; by: string | null; byTitle: string | null };
}

let product: Product;
let account: Account;
let listener: WebhookListener;
let sessionId: string;
let secret: string;

test.beforeAll(async () => {
  product = await Product.start();
  listener = await WebhookListener.start();
  account = await product.account();
  const hook = { url: listener.url, events: ['group.updated'] };
  ({ secret } = (await account.staff.post<{ secret: string }>('/v1/webhooks', hook)).body);
  for (const [phone, name] of [
    [JANE, 'Jane'],
    [JOHN, 'John'],
    [EVE, 'Eve'],
  ] as const)
    await product.simulator.createAccount({ phone, name });
  ({ id: sessionId } = await product.link(account, NUMBER));
});
test.afterAll(async () => {
  await listener?.close();
  await product?.stop();
});

const told = (jid: string): ReceivedDelivery['body'][] =>
  [
    ...new Map(listener.received.map((one) => [one.headers['webhook-id'], one.body])).values(),
  ].filter(({ data }) => data['chat'] === jid);
const changes = (jid: string): unknown[] => told(jid).map(({ data }) => data['change']);
const hears = (jid: string, expected: readonly string[]): Promise<void> =>
  expect.poll(() => changes(jid), { timeout: 60_000 }).toEqual(expected);
const lines = async (chatId: string): Promise<NonNullable<Line['notice']>[]> => {
  const path = `/v1/chats/${chatId}/timeline`;
  const { body } = await account.staff.get<PageBody<Line>>(path);
  return body.data.flatMap(({ notice }) => notice ?? []).reverse();
};
const byJid = (jid: string): Promise<GroupBody> =>
  until(`the group ${jid}`, async () => {
    const { body } = await account.key.get<PageBody<GroupBody>>('/v1/groups?limit=100');
    return body.data.find((group) => group.jid === jid);
  });

test('a group is created here and changed from both sides, and every change is delivered once, signed', async () => {
  test.setTimeout(180_000);
  const { body: made, status } = await account.staff.post<GroupBody>('/v1/groups', {
    ...{ sessionId, subject: 'Harvest', members: [JANE] },
  });
  expect(status).toBe(201);
  const { id, jid, chatId } = made;
  await product.simulator.changeGroup(jid, { by: JANE, subject: 'Harvest 2026' });
  await account.staff.post(`/v1/groups/${id}/members`, { add: [JOHN], promote: [JANE] });
  const link = await account.key.get<{ code: string }>(`/v1/groups/${id}/invite-link`);
  await account.key.call('PATCH', `/v1/groups/${id}`, { approval: true });
  expect(await product.simulator.joinGroup(EVE, link.body.code)).toBe(false);
  await hears(jid, [...['created', 'subject', 'added', 'promoted', 'settings', 'join_request']]);
  await account.staff.post(`/v1/groups/${id}/join-requests`, { approve: [EVE] });
  await product.simulator.changeMembers(jid, { remove: [JOHN], by: JANE });
  await hears(jid, [
    ...['created', 'subject', 'added', 'promoted', 'settings', 'join_request', 'added', 'removed'],
  ]);
  const { body: group } = await account.key.get<GroupBody>(`/v1/groups/${id}`);
  expect(group.members?.map(({ member, role }) => [member, role])).toEqual([
    [NUMBER, 'owner'],
    [JANE, 'admin'],
    [EVE, 'member'],
  ]);
  await account.staff.post(`/v1/groups/${id}/leave`);
  await expect.poll(() => changes(jid).at(-1)).toBe('left');
  const kinds = (await lines(chatId)).map(({ kind, userId, by }) => [
    kind,
    userId === null ? by : 'a member of the organization',
  ]);
  expect(kinds).toEqual([
    ['group_created', 'a member of the organization'],
    ['group_subject', JANE],
    ['group_added', 'a member of the organization'],
    ['group_promoted', 'a member of the organization'],
    // By an API key: nobody but the number did it.
    ['group_settings', NUMBER],
    ['group_join_request', EVE],
    ['group_added', 'a member of the organization'],
    ['group_removed', JANE],
    ['group_left', 'a member of the organization'],
  ]);
  for (const { headers, raw } of listener.received) verifyDelivery(raw, headers, secret);
});

test('a process that dies in the middle of changes of groups comes back to what is', async () => {
  test.setTimeout(240_000);
  const members = [JANE, JOHN, NUMBER];
  const { jid } = await product.simulator.createGroup({ subject: 'Before', members });
  const { id, chatId } = await byJid(jid);
  await product.simulator.changeMembers(jid, { promote: [NUMBER] });
  await hears(jid, ['created', 'promoted']);
  // WhatsApp does both, and the process dies before it hears of either.
  await product.simulator.faults(NUMBER, { loseGroupAnswers: true, delayMs: 60_000 });
  const creating = account.staff.post('/v1/groups', {
    ...{ sessionId, subject: 'Made while dying', members: [JANE] },
  });
  const renaming = account.staff.call('PATCH', `/v1/groups/${id}`, { subject: 'After' });
  const lost = Promise.allSettled([creating, renaming]);
  await until('WhatsApp to do both', async () => {
    const subjects = (await product.simulator.groups()).map(({ subject }) => subject);
    return subjects.includes('After') && subjects.includes('Made while dying');
  });
  await product.stopGateway('SIGKILL');
  await lost;
  await product.simulator.clearFaults(NUMBER);
  await product.simulator.changeMembers(jid, { remove: [JOHN], by: JANE });
  await product.startGateway();
  await expect.poll(async () => (await byJid(jid)).subject, { timeout: 60_000 }).toBe('After');
  await hears(jid, ['created', 'promoted', 'subject', 'removed']);
  expect((await lines(chatId)).map(({ kind }) => kind)).toEqual([
    ...['group_created', 'group_promoted', 'group_subject', 'group_removed'],
  ]);
  const made = (await product.simulator.groups()).filter((one) => one.subject.startsWith('Made'));
  expect(made).toHaveLength(1);
  expect(await byJid(made[0]?.jid ?? '')).toMatchObject({ subject: 'Made while dying', size: 2 });
});

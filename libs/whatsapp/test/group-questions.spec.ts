import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { until } from '@whathooks/testing';
import { type GroupNews, newWaMessageId, userJid } from '../src';
import { LinkedNumber } from './linked-number';

const JANE = '4915111111121';
const JOHN = '4915111111122';
const EVE = '4915111111123';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: JANE, name: 'Jane' });
  await client.createAccount({ phone: JOHN, name: 'John' });
  await client.createAccount({ phone: EVE, name: 'Eve', addressing: 'hidden-lid' });
  number = new LinkedNumber(simulator, '4915700000021');
  await number.link(client);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});
afterEach(() => client.clearFaults(number.phone));

const groups = () => number.socket.groups;
const lidOf = async (phone: string): Promise<string> => (await client.account(phone)).lid;

/** The changes of a group in notices, in order, and who made them. */
function news(jid: string): (GroupNews & { by: string | undefined })[] {
  return [...number.store.contents.notices.values()]
    .filter(({ from }) => from === jid)
    .flatMap(({ group = [], author }) => group.map((one) => ({ ...one, by: author?.from })));
}
const told = (jid: string, change: GroupNews['change']) =>
  until(`${change} of ${jid}`, () => news(jid).find((one) => one.change === change));

it('a group is made; who could not be added stands in the answer, and both addresses are kept', async () => {
  await client.faults(JOHN, { refuseGroupAdds: true });
  const key = newWaMessageId();
  const nobody = '4915111119999';
  const named = [JANE, JOHN, EVE, nobody].map(userJid);
  const { group, outcomes } = await groups().create('Bakers', named, key);
  await client.clearFaults(JOHN);
  expect(outcomes).toEqual([
    { jid: userJid(JANE), error: null },
    { jid: userJid(JOHN), error: '403' },
    { jid: userJid(EVE), error: null },
    { jid: userJid(nobody), error: '404' },
  ]);
  const [jane, eve] = [await lidOf(JANE), await lidOf(EVE)];
  expect(group).toMatchObject({ subject: 'Bakers', description: null, isByLid: true, size: 3 });
  expect(group.members).toEqual([
    expect.objectContaining({ digits: number.phone, type: 'phone', role: 'owner' }),
    { digits: JANE, type: 'phone', lid: jane, role: 'member' },
    { digits: eve, type: 'lid', lid: eve, role: 'member' },
  ]);
  expect(await told(group.jid, 'created')).toMatchObject({ by: number.phone, group });
  expect(await groups().find(group.jid)).toEqual(group);
  expect((await groups().all()).find(({ jid }) => jid === group.jid)).toEqual(group);
});

it('what members do is told with who did it, and in words of its own', async () => {
  const members = [JANE, number.phone];
  const { jid } = await client.createGroup({ subject: 'Rye', members, addressing: 'phone' });
  await client.changeGroup(jid, { subject: 'Rye 🥖', description: 'All of it', locked: true });
  await client.changeGroup(jid, { description: null, approval: true, adminsAdd: true });
  await client.changeMembers(jid, { add: [JOHN], promote: [number.phone] });
  await client.setGroupPicture(jid, Buffer.from([0xff, 0xd8, 0xff]), JANE);
  await client.joinGroup(EVE, await client.inviteCode(jid));
  await client.decideRequests(jid, { reject: [EVE] });
  await client.changeMembers(jid, { remove: [JOHN], by: JOHN });
  await client.changeMembers(jid, { remove: [number.phone] });
  await told(jid, 'removed');
  const eve = { digits: await lidOf(EVE), type: 'lid' };
  expect(news(jid).slice(1)).toEqual([
    { by: JANE, change: 'subject', subject: 'Rye 🥖' },
    { by: JANE, change: 'description', description: 'All of it' },
    { by: JANE, change: 'settings', settings: { locked: true } },
    { by: JANE, change: 'description', description: null },
    { by: JANE, change: 'settings', settings: { approval: true } },
    { by: JANE, change: 'settings', settings: { adminsAdd: true } },
    { by: JANE, change: 'added', members: [expect.objectContaining({ digits: JOHN })] },
    { by: JANE, change: 'promoted', members: [expect.objectContaining({ role: 'admin' })] },
    { by: JANE, change: 'picture', pictureId: expect.stringMatching(/^\d+$/) as string },
    expect.objectContaining({
      change: 'join_request',
      isOver: false,
      members: [expect.objectContaining({ type: 'phone' })],
    }),
    expect.objectContaining({ change: 'join_request', isOver: true }),
    { by: JOHN, change: 'left', members: [expect.objectContaining({ digits: JOHN })] },
    { by: JANE, change: 'removed', members: [expect.objectContaining({ digits: number.phone })] },
  ]);
  expect(eve.digits).not.toBe(EVE);
  await expect(groups().find(jid)).rejects.toMatchObject({ why: 'not_member', code: '403' });
});

it('a number changes its group, and what it may not is refused for a reason', async () => {
  const { group } = await groups().create('Ours', [userJid(JANE)], newWaMessageId());
  const { jid } = group;
  await groups().setSubject(jid, 'Ours alone');
  await groups().setDescription(jid, 'First');
  await groups().setDescription(jid, 'Second');
  await groups().setSetting(jid, 'announcement', true);
  await groups().setSetting(jid, 'approval', true);
  await groups().setSetting(jid, 'adminsAdd', true);
  expect(await groups().find(jid)).toMatchObject({
    ...{ subject: 'Ours alone', description: 'Second', announcement: true },
    ...{ locked: false, approval: true, adminsAdd: true },
  });
  await groups().setDescription(jid, null);
  await groups().setSetting(jid, 'announcement', false);
  expect(await groups().find(jid)).toMatchObject({ description: null, announcement: false });
  await expect(groups().setSubject(jid, 'x'.repeat(101))).rejects.toMatchObject({
    why: 'too_long',
  });
  const change = await groups().changeMembers(jid, 'add', [userJid(JOHN), userJid(JANE)]);
  expect(change.map(({ error }) => error)).toEqual([null, '409']);
  await client.joinGroup(EVE, await groups().inviteCode(jid));
  const [request] = await groups().joinRequests(jid);
  expect(request).toMatchObject({ type: 'lid', digits: await lidOf(EVE) });
  const decided = await groups().decide(jid, 'approve', [`${request?.lid}@lid`, userJid(JOHN)]);
  expect(decided.map(({ error }) => error)).toEqual([null, '404']);
  const before = await groups().inviteCode(jid);
  expect(await groups().revokeInvite(jid)).not.toBe(before);
  await expect(groups().invited(before)).rejects.toMatchObject({ why: 'invite_revoked' });
  await groups().leave(jid);
  await expect(groups().leave(jid)).rejects.toMatchObject({ why: 'not_member' });
});

it('a link is followed at once, or waits for an administrator', async () => {
  const open = await client.createGroup({ subject: 'Open', members: [JANE] });
  const closed = await client.createGroup({ subject: 'Closed', members: [JANE], approval: true });
  const code = await client.inviteCode(open.jid);
  expect((await groups().invited(code)).subject).toBe('Open');
  expect(await groups().join(code)).toEqual({ jid: open.jid, isIn: true });
  expect(await groups().join(await client.inviteCode(closed.jid))).toEqual({
    jid: closed.jid,
    isIn: false,
  });
  await expect(groups().setSubject(closed.jid, 'x')).rejects.toMatchObject({ why: 'not_member' });
  await expect(groups().inviteCode(open.jid)).rejects.toMatchObject({ why: 'not_administrator' });
  await expect(groups().join('nowhere')).rejects.toMatchObject({ why: 'invite_invalid' });
});

it('notices that are not known break nothing, and one of a community asks to be read', async () => {
  const { jid } = await client.createGroup({
    subject: 'Part',
    members: [JANE, number.phone],
    community: '120363000000000001@g.us',
  });
  expect(await told(jid, 'created')).toMatchObject({
    group: { community: '120363000000000001@g.us' },
  });
  const notice = (id: string, content: unknown) =>
    client.sendStanza(number.phone, {
      tag: 'notification',
      attrs: { id, from: jid, type: 'w:gp2', t: '1790000000' },
      ...(content !== undefined && { content: content as never }),
    });
  await notice('EMPTY', undefined);
  await notice('ODD', [{ tag: 'link', attrs: { link_type: 'sub_group' } }]);
  await notice('BARE', [
    { tag: 'add', attrs: {} },
    { tag: 'create', attrs: {} },
  ]);
  await notice('BYTES', [{ tag: 'subject', attrs: {}, content: Buffer.from('x') }]);
  await until('all of them', () => news(jid).length >= 5);
  expect(news(jid).slice(1)).toMatchObject([
    { change: 'other', tag: 'link' },
    { change: 'added', members: [] },
    { change: 'other', tag: 'create' },
    { change: 'subject', subject: '' },
  ]);
  expect(number.events.close).toEqual([]);
});

it('pictures are found at the server alone, and whom the number blocks is known', async () => {
  const { people } = number.socket;
  expect(await people.pictureUrl(userJid(JANE))).toBeNull();
  await client.setPicture(JANE, Buffer.from([0xff, 0xd8, 0xff]));
  expect((await people.pictureUrl(userJid(JANE)))?.pathname).toContain(JANE);
  await people.setBlocked(userJid(JANE), true);
  expect(await client.blocked(number.phone)).toEqual([JANE]);
  expect(await people.blocked()).toContain(userJid(JANE));
  await people.setBlocked(userJid(JANE), false);
  expect(await people.blocked()).toEqual([]);
});

import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let number: { socket: BareSocket; phone: string };
let wa: WASocket;
let jane: string;
let john: string;
beforeAll(async () => {
  simulated = await Simulated.start();
  number = await simulated.linked();
  wa = number.socket.socket;
  jane = await simulated.contact();
  john = await simulated.contact({ name: 'John' });
});
afterAll(() => simulated.close());

const user = (phone: string): string => `${phone}@s.whatsapp.net`;

/** A group that the number made. */
async function made(subject = 'Bakers', members = [jane]): Promise<string> {
  return (await wa.groupCreate(subject, members.map(user))).id;
}

/** A notice of a group that came to the number's device. */
function told(jid: string, tag: string): Promise<BinaryNode> {
  return until(`${tag} of ${jid}`, () =>
    number.socket.stanzas
      .filter(({ tag: kind, attrs }) => kind === 'notification' && attrs['from'] === jid)
      .flatMap(({ content }) => content as BinaryNode[])
      .find((child) => child.tag === tag),
  );
}

const refusal = (done: Promise<unknown>): Promise<unknown> =>
  done.then(
    () => 'done',
    (error: unknown) => (error as { data?: unknown }).data,
  );

it('a companion makes a group, and all members, itself too, hear of it', async () => {
  const nobody = simulated.number();
  const group = await wa.groupCreate('Bakers', [jane, john, nobody].map(user));
  const { lid } = await simulated.client.account(jane);
  expect(group).toMatchObject({ subject: 'Bakers', addressingMode: 'lid', size: 3 });
  expect(group.participants).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: `${lid}@lid`, phoneNumber: user(jane), admin: null }),
    ]),
  );
  await told(group.id, 'create');
  expect(Object.keys(await wa.groupFetchAllParticipating())).toContain(group.id);
});

it('what a group is called and how it is used is changed, and told', async () => {
  const jid = await made();
  await wa.groupUpdateSubject(jid, 'Bakers of Rye');
  await wa.groupUpdateDescription(jid, 'All about rye');
  await wa.groupUpdateDescription(jid, 'All about rye and wheat');
  await wa.groupSettingUpdate(jid, 'announcement');
  await wa.groupSettingUpdate(jid, 'locked');
  await wa.groupJoinApprovalMode(jid, 'on');
  await wa.groupMemberAddMode(jid, 'admin_add');
  const tags = ['subject', 'description', 'announcement', 'locked', 'membership_approval_mode'];
  for (const tag of tags) await told(jid, tag);
  expect(await wa.groupMetadata(jid)).toMatchObject({
    subject: 'Bakers of Rye',
    desc: 'All about rye and wheat',
    announce: true,
    restrict: true,
    joinApprovalMode: true,
    memberAddMode: false,
  });
  expect(await refusal(wa.groupUpdateSubject(jid, 'x'.repeat(101)))).toBe(406);
});

it('members are changed one by one, and each that cannot be says why', async () => {
  const jid = await made('Private');
  const shy = await simulated.contact();
  await simulated.client.faults(shy, { refuseGroupAdds: true });
  const nobody = simulated.number();
  const added = await wa.groupParticipantsUpdate(jid, [john, jane, shy, nobody].map(user), 'add');
  expect(added.map(({ status }) => status)).toEqual(['200', '409', '403', '404']);
  expect(await wa.groupParticipantsUpdate(jid, [user(jane)], 'promote')).toMatchObject([
    { status: '200' },
  ]);
  await told(jid, 'promote');
  const removed = await wa.groupParticipantsUpdate(jid, [user(john), user(shy)], 'remove');
  expect(removed.map(({ status }) => status)).toEqual(['200', '404']);
  expect((await wa.groupMetadata(jid)).participants).toHaveLength(2);
});

it('people come by the link, or ask, and are let in or not', async () => {
  const jid = await made('Open');
  const code = (await wa.groupInviteCode(jid)) ?? '';
  expect(await simulated.client.joinGroup(john, code)).toBe(true);
  await told(jid, 'add');
  await wa.groupJoinApprovalMode(jid, 'on');
  const [ann, eve] = [await simulated.contact(), await simulated.contact()];
  for (const phone of [ann, eve]) await simulated.client.joinGroup(phone, code);
  await told(jid, 'created_membership_requests');
  const requests = await wa.groupRequestParticipantsList(jid);
  expect(requests.map((one) => one['phone_number'])).toEqual([user(ann), user(eve)]);
  await wa.groupRequestParticipantsUpdate(jid, [user(ann)], 'approve');
  await wa.groupRequestParticipantsUpdate(jid, [user(eve)], 'reject');
  expect(await wa.groupRequestParticipantsList(jid)).toEqual([]);
  const [group] = (await simulated.client.groups()).filter((one) => one.jid === jid);
  expect(group?.members).toContain(ann);
  expect(group?.members).not.toContain(eve);
  await wa.groupRevokeInvite(jid);
  expect(await refusal(wa.groupGetInviteInfo(code))).toBe(410);
  expect(await refusal(wa.groupGetInviteInfo('nowhere'))).toBe(406);
});

it('a companion joins by a link and leaves; who is no administrator changes little', async () => {
  const { client } = simulated;
  const { jid } = await client.createGroup({
    subject: 'Club',
    members: [jane, john],
    locked: true,
  });
  const code = await client.inviteCode(jid);
  expect((await wa.groupGetInviteInfo(code)).subject).toBe('Club');
  expect(await refusal(wa.groupMetadata(jid))).toBe(403);
  expect(await wa.groupAcceptInvite(code)).toBe(jid);
  expect(await refusal(wa.groupUpdateSubject(jid, 'Ours'))).toBe(401);
  expect(await refusal(wa.groupInviteCode(jid))).toBe(401);
  await wa.groupLeave(jid);
  expect(await refusal(wa.groupMetadata(jid))).toBe(403);
});

it('a group has a picture, and a number blocks and is told whom its phone blocks', async () => {
  const jid = await made('Seen');
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  await simulated.client.setGroupPicture(jid, jpeg, jane);
  await told(jid, 'set');
  const url = (await wa.profilePictureUrl(jid, 'image')) ?? '';
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(jpeg);
  await simulated.client.setGroupPicture(jid, null);
  expect(await refusal(wa.profilePictureUrl(jid, 'image'))).toBe(404);
  await simulated.client.block(number.phone, jane);
  const { lid } = await simulated.client.account(jane);
  expect(await wa.fetchBlocklist()).toEqual([`${lid}@lid`]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { GroupView } from '../src';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

const stateDir = mkdtempSync(join(tmpdir(), 'simulator-groups-'));
let simulated: Simulated;
let number: { socket: BareSocket; phone: string };
beforeAll(async () => {
  simulated = await Simulated.start({ stateDir });
  number = await simulated.linked();
});
afterAll(async () => {
  await simulated.close();
  rmSync(stateDir, { recursive: true });
});

const encTypes = (stanza: BinaryNode | undefined): string[] =>
  ((stanza?.content ?? []) as BinaryNode[]).flatMap(({ tag, attrs }) =>
    tag === 'enc' ? [attrs['type'] ?? ''] : [],
  );

/** A group of the linked number and two contacts. */
async function newGroup(
  addressing: 'phone' | 'lid' = 'lid',
): Promise<{ group: GroupView; jane: string; john: string }> {
  const [jane, john] = [await simulated.contact(), await simulated.contact({ name: 'John' })];
  const members = [jane, john, number.phone];
  const group = await simulated.client.createGroup({ subject: 'Family', members, addressing });
  return { group, jane, john };
}

const says = async (from: string, to: string, text: string): Promise<BinaryNode> => {
  const { id } = await simulated.client.sendMessage(from, { to, text });
  await until(text, () => number.socket.texts.includes(text));
  return until('the stanza', () => number.socket.find('message', id));
};

describe.each(['lid', 'phone'] as const)('a group whose members appear under their %s', (by) => {
  it('reads what a member writes: the key comes with the first message', async () => {
    const { client } = simulated;
    const { group, jane, john } = await newGroup(by);
    const { lid } = await client.account(jane);
    const first = await says(jane, group.jid, `hello ${by}`);
    expect(encTypes(first)).toEqual([expect.stringMatching(/^(pk)?msg$/), 'skmsg']);
    expect(first.attrs).toMatchObject({
      from: group.jid,
      participant: by === 'lid' ? `${lid}@lid` : `${jane}@s.whatsapp.net`,
    });
    expect(encTypes(await says(jane, group.jid, `again ${by}`))).toEqual(['skmsg']);
    expect(await client.messages(john, { with: group.jid })).toMatchObject([
      { from: jane, to: group.jid, text: `hello ${by}`, deliveries: 1 },
      { from: jane, to: group.jid, text: `again ${by}`, deliveries: 1 },
    ]);
    await until('the receipts', () => simulated.isSettled(number.phone));
    expect((await client.account(number.phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
  });

  it('reads what a linked number writes, and says who got it', async () => {
    const { client } = simulated;
    const { group, jane, john } = await newGroup(by);
    const first = await number.socket.send(group.jid, `from us ${by}`);
    const second = await number.socket.send(group.jid, `and again ${by}`);
    for (const phone of [jane, john]) {
      expect(await client.messages(phone, { with: group.jid })).toMatchObject([
        { id: first, direction: 'in', from: number.phone, deliveries: 1 },
        { id: second, direction: 'in', from: number.phone, deliveries: 1 },
      ]);
    }
    await client.markRead(john, { from: number.phone, ids: [first] });
    const read = await until('who read it', () => number.socket.find('receipt', first, 'read'));
    const { lid } = await client.account(john);
    expect(read.attrs).toMatchObject({
      from: group.jid,
      participant: by === 'lid' ? `${lid}@lid` : `${john}@s.whatsapp.net`,
    });
    expect(await client.messages(number.phone, { with: group.jid })).toMatchObject([
      { id: first, direction: 'out', status: 'read' },
      { id: second, direction: 'out', status: 'delivered' },
    ]);
  });
});

it('a message that a member cannot read is asked for again', async () => {
  const { client } = simulated;
  const { group, jane } = await newGroup();
  await client.faults(jane, { unreadable: 1 });
  const id = await number.socket.send(group.jid, 'once more');
  expect(await client.waitForMessage(jane, { id })).toMatchObject({ text: 'once more' });
});

it('another linked number in it reads along', async () => {
  const other = await simulated.linked();
  const { group, jane } = await newGroup();
  await simulated.client.changeMembers(group.jid, { add: [other.phone] });
  await number.socket.send(group.jid, 'to the other one');
  await until('the message', () => other.socket.texts.includes('to the other one'));
  await says(jane, group.jid, 'to both');
  await until('the message', () => other.socket.texts.includes('to both'));
  await other.socket.end();
});

it('who is removed hears of it, may not write, and reads nothing that follows', async () => {
  const { client } = simulated;
  const { group, jane, john } = await newGroup();
  await says(jane, group.jid, 'before');
  await client.changeMembers(group.jid, { remove: [number.phone] });
  await until('the notification', () =>
    number.socket.stanzas.some(
      ({ tag, attrs, content }) =>
        tag === 'notification' &&
        attrs['type'] === 'w:gp2' &&
        (content as BinaryNode[])[0]?.tag === 'remove',
    ),
  );
  await expect(number.socket.send(group.jid, 'let me in')).rejects.toThrow(/forbidden/);
  await client.sendMessage(jane, { to: group.jid, text: 'without them' });
  expect((await client.messages(john)).map(({ text }) => text)).toEqual(['before', 'without them']);
  // Back again, they get the new key with the next message, and nothing of what they missed.
  await client.changeMembers(group.jid, { add: [number.phone] });
  const after = await says(jane, group.jid, 'after');
  expect(encTypes(after)).toEqual([expect.stringMatching(/^(pk)?msg$/), 'skmsg']);
  expect(number.socket.texts).not.toContain('without them');
  await expect(
    client.sendMessage(await simulated.contact(), { to: group.jid, text: 'x' }),
  ).rejects.toThrow('is not in the group "Family"');
});

it('groups, keys and what waits outlive a restart', async () => {
  const { client } = simulated;
  const { group, jane } = await newGroup();
  await says(jane, group.jid, 'before the restart');
  await number.socket.send(group.jid, 'ours before the restart');
  number.socket.die();
  await client.sendMessage(jane, { to: group.jid, text: 'while away' });
  await simulated.restart();
  await number.socket.reconnect();
  await until('what waited', () => number.socket.texts.includes('while away'));
  expect(encTypes(await says(jane, group.jid, 'after the restart'))).toEqual(['skmsg']);
  const id = await number.socket.send(group.jid, 'ours after the restart');
  expect(await client.waitForMessage(jane, { id })).toMatchObject({ deliveries: 1 });
});

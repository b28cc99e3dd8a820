import { randomBytes } from 'node:crypto';
import type { AnswerView } from '@whathooks/dto';
import type { TestOrganization } from '../../../test/harness';
import type { InboundMessage } from '@whathooks/whatsapp';
import {
  answerWith,
  field,
  sealed,
  type SealFor,
  textMessage,
  voteFor,
} from '../../../test/secrets/sealed';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { parseId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { InboundMessagesService } from '../inbound/inbound-messages.service';

interface Told {
  event: string;
  data: Record<string, unknown> & { id: string; target?: { id: string } };
}

type Body = MessageBody & {
  answers?: AnswerView[];
  editedAt: string | null;
  pinnedUntil?: string;
  kept?: boolean;
};

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
/** Writes under the number; under the LID, with the number beside it. */
const jane = newPhone();
const lily = newPhone();
let lilysLid: string;
let ownLid: string;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: lily, name: 'Lily', addressing: 'lid' });
  lilysLid = `${(await world.client.account(lily)).lid}@lid`;
  session = await world.linked(agency);
  ownLid = `${(await world.client.account(number())).lid}@lid`;
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const jid = (phone: string): string => `${phone}@s.whatsapp.net`;

const send = (from: string, to: string, content: object, id?: string) =>
  world.client.sendMessage(from, {
    ...{ to, text: '', content: content as Record<string, unknown> },
    ...(id !== undefined && { id }),
  });

const stored = (waMessageId: string): Promise<Body> => world.stored(agency, session, waMessageId);

const one = async (id: string): Promise<Body> =>
  (await agency.asUser<Body>(`GET /v1/messages/${id}`)).body;

const told = (about: string): Promise<Told[]> =>
  world.told(({ data }) => data.id === about || data.target?.id === about, 'poll.vote');

/** Resolves when everything that was sent to the number is acknowledged. */
const settled = (): Promise<unknown> => world.settled(number());

const contextOf = async (id: string): Promise<SessionContext> => {
  const [row] = await world.app.dataSource.query<SessionContext[]>(
    `SELECT id, organization_id AS "organizationId", metadata, phone, false AS "historyEvents"
     FROM sessions WHERE id = $1`,
    [parseId('session', id)],
  );
  if (!row) throw new Error('no such session');
  return row;
};

const store = (context: SessionContext, message: InboundMessage): Promise<void> => {
  const { app } = world.app;
  return app
    .get(UnitOfWork)
    .run((tx) => app.get(InboundMessagesService).store(tx, context, [message]));
};

const OPTIONS = ['Friday', 'Saturday', 'Sunday'];

const pollOf = (secret: Buffer): object => ({
  pollCreationMessage: {
    name: 'Which days?',
    options: OPTIONS.map((optionName) => ({ optionName })),
    selectableOptionsCount: 0,
  },
  messageContextInfo: { messageSecret: secret.toString('base64') },
});

const voteOf = (chosen: string[], seal: SealFor, key: object): object => ({
  pollUpdateMessage: {
    pollCreationMessageKey: { id: seal.about, ...key },
    vote: sealed('Poll Vote', voteFor(...chosen), seal),
  },
});

const counted = async (id: string): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    ((await one(id)).answers ?? []).map(({ option, count, people }) => {
      expect(count).toBe(people.length);
      return [option, people.map(({ from }) => from)];
    }),
  );

describe('a vote', () => {
  it('is told with what was chosen, and counts until another one takes its place', async () => {
    const secret = randomBytes(32);
    const { id: about } = await send(jane, number(), pollOf(secret));
    const { id } = await stored(about);
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    const vote = (...chosen: string[]) =>
      send(jane, number(), voteOf(chosen, seal, { fromMe: true, remoteJid: jid(number()) }));
    const { id: first } = await vote('Saturday', 'Friday');
    await settled();
    expect(await counted(id)).toEqual({ Friday: [jane], Saturday: [jane], Sunday: [] });
    expect((await told(id)).at(-1)).toMatchObject({
      event: 'poll.vote',
      data: {
        ...{ from: jane, fromType: 'phone', fromMe: false, pushName: 'Jane' },
        ...{ chat: jid(jane), target: { id, waMessageId: about } },
        ...{ options: ['Friday', 'Saturday'], waMessageId: first },
      },
    });
    await vote('Sunday');
    await settled();
    expect(await counted(id)).toEqual({ Friday: [], Saturday: [], Sunday: [jane] });
    await vote();
    await settled();
    expect(await counted(id)).toEqual({ Friday: [], Saturday: [], Sunday: [] });
    expect((await told(id)).map(({ event, data }) => [event, data['options']])).toEqual([
      ['message.received', undefined],
      ['poll.vote', ['Friday', 'Saturday']],
      ['poll.vote', ['Sunday']],
      ['poll.vote', []],
    ]);
  });

  it.each<[string, (seal: { lid: string; phone: string }) => [string, string]]>([
    ['number and number', ({ phone }) => [phone, phone]],
    ['LID and LID', ({ lid }) => [lid, lid]],
    ['LID and number', ({ lid, phone }) => [lid, phone]],
    ['number and LID', ({ lid, phone }) => [phone, lid]],
  ])('is read whichever addresses it was encrypted with: %s', async (_, named) => {
    const secret = randomBytes(32);
    const { id: about } = await send(lily, number(), pollOf(secret));
    const { id } = await stored(about);
    const [author, actor] = named({ lid: lilysLid, phone: jid(lily) });
    const seal = { secret, about, author, actor };
    await send(lily, number(), voteOf(['Friday'], seal, { fromMe: true }));
    await until('the vote', async () => (await counted(id))['Friday']?.[0] === lily);
  });

  it('in a group is read where poll and vote name LIDs, and of our own phone', async () => {
    const members = [jane, lily, number()];
    const group = await world.client.createGroup({ subject: 'All', members, addressing: 'lid' });
    const secret = randomBytes(32);
    const { id: about } = await send(number(), group.jid, pollOf(secret));
    const { id } = await stored(about);
    const theirs = { secret, about, author: ownLid, actor: lilysLid };
    await send(lily, group.jid, voteOf(['Friday'], theirs, { participant: ownLid }));
    const ours = { secret, about, author: ownLid, actor: ownLid };
    await send(number(), group.jid, voteOf(['Friday', 'Sunday'], ours, { fromMe: true }));
    await until('both votes', async () => (await one(id)).answers?.[0]?.count === 2);
    const votes = await counted(id);
    expect(votes['Friday']?.sort()).toEqual([lily, number()].sort());
    expect(votes['Sunday']).toEqual([number()]);
  });

  it('that comes before its poll waits for it', async () => {
    const secret = randomBytes(32);
    const about = 'POLLTHATCOMESLATER';
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    await send(jane, number(), voteOf(['Friday'], seal, { fromMe: true }));
    await settled();
    await send(jane, number(), pollOf(secret), about);
    const { id } = await stored(about);
    expect(await counted(id)).toMatchObject({ Friday: [jane] });
    expect((await told(id)).map(({ event }) => event)).toEqual(['message.received', 'poll.vote']);
  });

  it('counts for no poll of another chat, and none that was encrypted for another one', async () => {
    const secret = randomBytes(32);
    const { id: about } = await send(jane, number(), pollOf(secret));
    const { id } = await stored(about);
    const seal = { secret, about, author: jid(jane), actor: lilysLid };
    await send(lily, number(), voteOf(['Friday'], seal, { fromMe: true }));
    await send(lily, number(), voteOf(['Friday'], seal, { fromMe: false }));
    const forged = { ...seal, actor: jid(jane), secret: randomBytes(32) };
    await send(jane, number(), voteOf(['Friday'], forged, { fromMe: true }));
    await settled();
    expect(await counted(id)).toEqual({ Friday: [], Saturday: [], Sunday: [] });
    expect(await told(id)).toHaveLength(1);
  });
});

describe('an answer to an invitation', () => {
  it('is told as a vote is, and listed', async () => {
    const secret = randomBytes(32);
    const { id: about } = await send(jane, number(), {
      eventMessage: { name: 'Fair' },
      messageContextInfo: { messageSecret: secret.toString('base64') },
    });
    const { id } = await stored(about);
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    await send(jane, number(), {
      encEventResponseMessage: {
        eventCreationMessageKey: { id: about, fromMe: true },
        ...sealed('Event Response', answerWith(1, 2), seal),
      },
    });
    await until('the answer', async () => (await one(id)).answers?.[0]?.count === 1);
    expect((await one(id)).answers).toMatchObject([
      { option: 'going', count: 1, people: [{ from: jane, guests: 2 }] },
      { option: 'maybe', count: 0 },
      { option: 'not_going', count: 0 },
    ]);
    expect((await told(id)).at(-1)).toMatchObject({
      event: 'poll.vote',
      data: { options: ['going'], guests: 2 },
    });
  });
});

describe('an edit that is encrypted', () => {
  const said = (text: string, secret: Buffer): object => ({
    conversation: text,
    messageContextInfo: { messageSecret: secret.toString('base64') },
  });
  const edit = (text: string, seal: SealFor): object => ({
    secretEncryptedMessage: {
      targetMessageKey: { id: seal.about, fromMe: true },
      secretEncType: 2,
      ...sealed('Message Edit', textMessage(text), seal),
    },
  });

  it('is an edit as any other, the second one too', async () => {
    const secret = randomBytes(32);
    const { id: about } = await send(lily, number(), said('frist', secret));
    const { id } = await stored(about);
    const seal = { secret, about, author: lilysLid, actor: lilysLid };
    await send(lily, number(), edit('first', seal));
    await until('the edit', async () => (await stored(about)).text === 'first');
    await send(lily, number(), edit('first!', { ...seal, author: jid(lily), actor: jid(lily) }));
    await until('the second edit', async () => (await stored(about)).text === 'first!');
    expect(await told(id)).toMatchObject([
      { event: 'message.received', data: { text: 'frist' } },
      { event: 'message.edited', data: { text: 'first', previousText: 'frist' } },
      { event: 'message.edited', data: { text: 'first!', previousText: 'first' } },
    ]);
  });

  it('that comes before its message waits for it', async () => {
    const secret = randomBytes(32);
    const about = 'EDITEDBEFOREITCAME';
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    await send(jane, number(), edit('reworded', seal));
    await settled();
    await send(jane, number(), said('original', secret), about);
    expect(await stored(about)).toMatchObject({ text: 'reworded' });
  });

  it('of a message that could not be read yet waits for its content', async () => {
    const secret = randomBytes(32);
    const about = 'READLATER';
    const context = await contextOf(session.id);
    const came: InboundMessage = {
      ...{ waMessageId: about, chat: jid(jane), author: jid(jane), from: jane, fromType: 'phone' },
      ...{ fromMe: false, to: null, toType: null, lidNumber: null, pushName: 'Jane' },
      ...{ timestamp: new Date(), offline: false, change: null, source: 'writer' },
      content: { type: 'unsupported', text: null },
      bytes: new Uint8Array(),
      awaitsPhone: false,
    };
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    const { encPayload, encIv } = sealed('Message Edit', textMessage('better'), seal);
    const envelope = Buffer.concat([
      field(1, field(3, about)),
      field(2, Buffer.from(encPayload, 'base64')),
      field(3, Buffer.from(encIv, 'base64')),
      field(4, 2),
    ]);
    const target = { waMessageId: about, fromMe: false, author: jid(jane) };
    await store(context, came);
    await store(context, {
      ...{ ...came, waMessageId: 'ITSEDIT', bytes: field(82, envelope) },
      change: { kind: 'edit', isSealed: true, target },
    });
    expect(await stored(about)).toMatchObject({ type: 'unsupported', editedAt: null });
    await store(context, {
      ...came,
      content: { type: 'text', text: 'good' },
      bytes: Buffer.concat([textMessage('good'), field(35, field(3, secret))]),
    });
    expect(await stored(about)).toMatchObject({ type: 'text', text: 'better' });
  });

  /** A message in which a field stands, as phones encrypt it with the secret of a poll. */
  const sealedAs = (
    type: number,
    use: 'Poll Edit' | 'Poll Add Option',
    plain: Uint8Array,
    seal: SealFor,
  ) => ({
    secretEncryptedMessage: {
      targetMessageKey: { id: seal.about, fromMe: seal.author === seal.actor },
      secretEncType: type,
      ...sealed(use, plain, seal),
    },
  });
  const option = (name: string): Buffer => field(1, name);

  it('of a poll changes its options, and votes count for the new ones', async () => {
    const secret = randomBytes(32);
    const poll = { name: 'When?', options: [{ optionName: 'Mon' }, { optionName: 'Tue' }] };
    const { id: about } = await send(jane, number(), {
      pollCreationMessage: { ...poll, selectableOptionsCount: 1 },
      messageContextInfo: { messageSecret: secret.toString('base64') },
    });
    const { id } = await stored(about);
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    const now = Buffer.concat([
      field(2, 'Which day?'),
      field(3, option('Mon')),
      field(3, option('Wed')),
      field(4, 1),
    ]);
    const edited = field(12, Buffer.concat([field(2, 14), field(14, field(49, now))]));
    await send(jane, number(), sealedAs(4, 'Poll Edit', edited, seal));
    await until('the edit', async () => (await stored(about)).text === 'Which day?');
    expect(await stored(about)).toMatchObject({ poll: { options: ['Mon', 'Wed'] } });
    // An option by somebody else; the same one again says nothing new.
    const added = field(121, field(2, option('Thu')));
    const byUs = { ...seal, actor: jid(number()) };
    for (let time = 0; time < 2; time += 1)
      await send(number(), jane, sealedAs(5, 'Poll Add Option', added, byUs));
    await until('the option', async () => {
      const { poll: has } = (await stored(about)) as Body & { poll?: { options: string[] } };
      return has?.options.includes('Thu');
    });
    await settled();
    expect(await stored(about)).toMatchObject({ poll: { options: ['Mon', 'Wed', 'Thu'] } });
    await send(jane, number(), {
      pollUpdateMessage: {
        pollCreationMessageKey: { id: about, fromMe: true },
        vote: sealed('Poll Vote', voteFor('Thu', 'Wed', 'Tue'), seal),
      },
    });
    await until('the vote', async () => (await told(id)).length >= 4);
    expect(await told(id)).toMatchObject([
      { event: 'message.received', data: { poll: { options: ['Mon', 'Tue'] } } },
      { event: 'message.edited', data: { previousText: 'When?', text: 'Which day?' } },
      { event: 'message.edited', data: { poll: { options: ['Mon', 'Wed', 'Thu'] } } },
      { event: 'poll.vote', data: { options: ['Wed', 'Thu'] } },
    ]);
  });

  it('by another person changes nothing, though they know the secret', async () => {
    const secret = randomBytes(32);
    const members = [jane, lily, number()];
    const group = await world.client.createGroup({ subject: 'Guarded', members });
    const { id: about } = await send(jane, group.jid, said('my words', secret));
    await stored(about);
    for (const actor of [jid(lily), lilysLid, jid(jane)]) {
      const seal = { secret, about, author: jid(jane), actor };
      await send(lily, group.jid, edit('forged', seal));
    }
    await settled();
    expect(await stored(about)).toMatchObject({ text: 'my words', editedAt: null });
  });

  it('of a form that is not known comes as a message of its own, by name', async () => {
    const { id } = await send(jane, number(), {
      secretEncryptedMessage: { targetMessageKey: { id: 'X' }, secretEncType: 99 },
    });
    expect(await stored(id)).toMatchObject({
      ...{ type: 'unsupported', kind: 'secretEncryptedMessage', text: null },
    });
  });
});

describe('a pin and a keep', () => {
  it('are shown with the message until they are taken off', async () => {
    const { id: about } = await world.client.sendMessage(jane, { to: number(), text: 'keep me' });
    const { id } = await stored(about);
    const key = { id: about, fromMe: true, remoteJid: jid(number()) };
    const lasts = { messageContextInfo: { messageAddOnDurationInSecs: 86_400 } };
    await send(jane, number(), { pinInChatMessage: { key, type: 1 }, ...lasts });
    await send(jane, number(), { keepInChatMessage: { key, keepType: 1 } });
    await settled();
    const { pinnedUntil, kept } = await one(id);
    expect(kept).toBe(true);
    const ahead = Date.parse(pinnedUntil ?? '') - Date.now();
    expect(Math.round(ahead / 3_600_000)).toBe(24);
    await send(jane, number(), { pinInChatMessage: { key, type: 2 } });
    await send(jane, number(), { keepInChatMessage: { key, keepType: 2 } });
    await settled();
    expect(await one(id)).not.toHaveProperty('pinnedUntil');
    expect(await one(id)).not.toHaveProperty('kept');
    expect((await told(id)).map(({ event }) => event)).toEqual([
      'message.received',
      ...['message.pinned', 'message.kept', 'message.pinned', 'message.kept'],
    ]);
  });
});

describe('a poll from before the number was linked', () => {
  it('has its votes counted', async () => {
    const phone = newPhone();
    const secret = randomBytes(32);
    await world.client.createAccount({ phone });
    const { id: about } = await send(jane, phone, pollOf(secret));
    const linked = await world.linked(agency, phone);
    const poll = await until('the poll', async () => {
      const path = `GET /v1/messages?sessionId=${linked.id}` as const;
      return (await agency.asUser<Page<Body>>(path)).body.data[0];
    });
    const seal = { secret, about, author: jid(jane), actor: jid(jane) };
    await send(jane, phone, voteOf(['Sunday'], seal, { fromMe: true }));
    await until('the vote', async () => (await counted(poll.id))['Sunday']?.length === 1);
  });
});

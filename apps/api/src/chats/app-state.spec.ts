import type {
  ChatPage,
  ChatView,
  ContactPage,
  LabelList,
  MessageView,
  RefusedChangeList,
  UpdateChatRequest,
} from '@whathooks/dto';
import type { StateView } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { newPhone, type Page, type SessionBody, SimulatedApp, until } from '../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const jidOf = (phone: string): string => `${phone}@s.whatsapp.net`;
/** Somebody who wrote. */
async function writer(
  addressing: 'phone' | 'lid' = 'phone',
): Promise<{ phone: string; message: string }> {
  const phone = newPhone();
  await world.client.createAccount({ phone, name: 'Jane', addressing });
  const { id } = await world.client.sendMessage(phone, { to: number(), text: `from ${phone}` });
  await chat(phone, () => true);
  return { phone, message: id };
}

function chat(phone: string, fits: (chat: ChatView) => boolean): Promise<ChatView> {
  let last: ChatView | undefined;
  return until(
    () => `the chat with ${phone}; last ${JSON.stringify(last)}`,
    async () => {
      const { body } = await world.now(agency).asUser<ChatPage>('GET /v1/chats?limit=100');
      last = body.data.find(({ jid }) => jid === jidOf(phone));
      return last && fits(last) ? last : null;
    },
  );
}

/** Somebody of the agency changes the chat. */
async function change(phone: string, request: UpdateChatRequest): Promise<void> {
  const { id } = await chat(phone, () => true);
  const { status } = await agency.asUser(`PATCH /v1/chats/${id}`, request);
  expect(status).toBe(200);
}

function phoneHas(
  index: string[],
  fits: (value: Record<string, unknown>) => boolean,
): Promise<StateView> {
  let last: StateView | undefined;
  return until(
    () => `${index.join()} on the phone; last ${JSON.stringify(last)}`,
    async () => {
      last = await world.client.appState(number());
      const found = last.entries.find(
        (entry) => JSON.stringify(entry.index) === JSON.stringify(index),
      );
      return found && fits(found.value) ? last : null;
    },
  );
}

const rows = <Row>(sql: string): Promise<Row[]> => world.app.dataSource.query<Row[]>(sql);
const waiting = () =>
  rows<{ subject: string; refused: string | null }>(
    'SELECT subject, refused FROM app_state_intents ORDER BY id',
  );
const nothingWaits = () => until('nothing to wait', async () => (await waiting()).length === 0);

describe('what is done on the phone', () => {
  it('stands in the chat: archived, pinned, muted and read, and then taken back', async () => {
    const { phone } = await writer('lid');
    await world.client.changeState(
      number(),
      { action: 'archive', chat: phone },
      { action: 'mute', chat: phone, until: 1_900_000_000_000 },
    );
    const muted = new Date(1_900_000_000_000).toISOString();
    const archived = await chat(phone, (one) => one.archived && one.mutedUntil !== null);
    expect(archived).toMatchObject({ pinned: false, mutedUntil: muted, unread: 1 });
    await world.client.changeState(
      number(),
      { action: 'archive', chat: phone, on: false },
      { action: 'pin', chat: phone },
      { action: 'mute', chat: phone, on: false },
      { action: 'read', chat: phone },
    );
    await chat(phone, (one) => one.pinned && one.unread === 0);
    const now = await chat(phone, (one) => one.mutedUntil === null && !one.archived);
    expect(now).toMatchObject({ unread: 0, firstUnreadId: null, markedUnread: false });
    await world.client.changeState(number(), { action: 'read', chat: phone, on: false });
    await chat(phone, (one) => one.markedUnread);
    expect((await world.client.appState(number())).patches).toEqual([]);
  });

  it('begins a chat that has no message yet', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    await world.client.changeState(number(), { action: 'pin', chat: phone });
    expect(await chat(phone, (one) => one.pinned)).toMatchObject({ lastMessage: null, unread: 0 });
  });

  it('names people as the address book does', async () => {
    const { phone } = await writer();
    await world.client.changeState(number(), { action: 'contact', chat: phone, name: 'Jane Doe' });
    await chat(phone, ({ title }) => title === 'Jane Doe');
    await world.client.changeState(number(), { action: 'contact', chat: phone, on: false });
    await chat(phone, ({ title }) => title === 'Jane');
  });

  it('stars messages, which open screens are told of', async () => {
    const { phone, message: id } = await writer();
    const starred = () =>
      until('the star', async () => {
        const found = (await agency.asUser<Page<MessageView>>(`GET /v1/messages?chat=${phone}`))
          .body;
        return found.data[0]?.starred === true;
      });
    const reader = await LiveReader.open(world.app, agency.jwt);
    await world.client.changeState(number(), { action: 'star', chat: phone, id });
    await starred();
    const found = (await agency.asUser<Page<MessageView>>(`GET /v1/messages?chat=${phone}`)).body;
    const messageIds = found.data.map((message) => message.id);
    expect((await reader.event('message.starred')).data.data).toEqual({
      messageIds,
      starred: true,
    });
    // A colleague takes it back.
    await agency.asUser(`POST /v1/messages/${messageIds[0]}/star`, { starred: false });
    await reader.count('message.starred', 2);
    expect(
      reader.events.filter(({ type }) => type === 'message.starred').at(-1)?.data.data,
    ).toEqual({ messageIds, starred: false });
    reader.close();
  });

  it('labels chats with the label of the organization that has the name', async () => {
    const { phone } = await writer();
    await agency.asUser('POST /v1/labels', { name: 'vip', color: 7 });
    await world.client.changeState(
      number(),
      { action: 'label', label: '3', name: 'VIP', color: 2 },
      { action: 'label', label: '4', name: 'New order', color: 5 },
      { action: 'labelChat', label: '3', chat: phone },
      { action: 'labelChat', label: '4', chat: phone },
    );
    const labelled = await chat(phone, ({ labels }) => labels.length === 2);
    expect(labelled.labels).toMatchObject([
      { name: 'New order', color: 5 },
      { name: 'vip', color: 7 },
    ]);
    await world.client.changeState(
      number(),
      { action: 'label', label: '4', name: 'Paid', color: 5 },
      { action: 'labelChat', label: '3', chat: phone, on: false },
    );
    await chat(phone, ({ labels }) => labels.length === 1 && labels[0]?.name === 'Paid');
    await world.client.changeState(number(), {
      action: 'label',
      label: '4',
      name: 'Paid',
      on: false,
    });
    await chat(phone, ({ labels }) => labels.length === 0);
  });

  it('leaves what was said where it is', async () => {
    const { phone, message: id } = await writer();
    await world.client.changeState(
      number(),
      { action: 'deleteForMe', chat: phone, id },
      { action: 'clearChat', chat: phone },
    );
    const cleared = await chat(phone, (one) => one.unread === 0);
    expect(cleared.lastMessage).toMatchObject({ text: `from ${phone}` });
  });
});

describe('what is done here', () => {
  it('is done on the phone, by the name that it has for the chat', async () => {
    const { phone, message: id } = await writer('lid');
    const { lid } = await world.client.account(phone);
    const named = `${lid}@lid`;
    const jid = jidOf(phone);
    await change(phone, {
      archived: true,
      mutedUntil: new Date(1_900_000_000_000).toISOString(),
      markedUnread: true,
    });
    const people = (await agency.asUser<ContactPage>(`GET /v1/contacts?q=${phone}`)).body;
    await agency.asUser(`PATCH /v1/contacts/${people.data[0]?.id}`, { name: 'Jane Doe' });
    const found = (await agency.asUser<Page<MessageView>>(`GET /v1/messages?chat=${phone}`)).body;
    const star = await agency.asUser<MessageView>(`POST /v1/messages/${found.data[0]?.id}/star`, {
      starred: true,
    });
    expect(star).toMatchObject({ status: 200, body: { starred: true } });
    const listed = async (starred: string) =>
      (await agency.asUser<Page<MessageView>>(`GET /v1/messages?starred=${starred}`)).body.data.map(
        (message) => message.id,
      );
    expect(await listed('true')).toContain(star.body.id);
    expect(await listed('false')).not.toContain(star.body.id);
    expect((await agency.asUser('GET /v1/messages?starred=yes')).status).toBe(400);
    await phoneHas(['archive', named], ({ archiveChatAction }) => !!archiveChatAction);
    await phoneHas(['mute', named], ({ muteAction }) => !!muteAction);
    await phoneHas(['markChatAsRead', named], ({ markChatAsReadAction }) => !!markChatAsReadAction);
    await phoneHas(['contact', jid], ({ contactAction }) => !!contactAction);
    const state = await phoneHas(['star', named, id, '0', '0'], ({ starAction }) => !!starAction);
    expect(state.ignored).toEqual([]);
    await nothingWaits();
  });

  it('is sent once, however often it was changed while the number was offline', async () => {
    const { phone } = await writer();
    const before = (await world.client.appState(number())).patches.length;
    await world.client.faults(number(), { refuseLogin: 503 });
    await world.client.changeConnection(number(), { action: 'drop' });
    await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
    for (let time = 0; time < 11; time += 1) await change(phone, { pinned: time % 2 === 0 });
    expect(await waiting()).toHaveLength(1);
    await world.client.clearFaults(number());
    await agency.asUser(`POST /v1/sessions/${session.id}/reconnect`, {});
    const pinned = await phoneHas(['pin_v1', jidOf(phone)], () => true);
    expect(pinned.patches).toHaveLength(before + 1);
    expect(pinned.entries.find(({ index }) => index[1] === jidOf(phone))?.value).toMatchObject({
      pinAction: { pinned: true },
    });
    await nothingWaits();
  });

  it('holds against what the phone did before, and not against what it did later', async () => {
    const [early, late] = [await writer(), await writer()];
    await world.client.faults(number(), { refuseState: 500 });
    await change(early.phone, { mutedUntil: new Date(1_900_000_000_000).toISOString() });
    await change(late.phone, { mutedUntil: new Date(1_900_000_000_000).toISOString() });
    await world.client.changeState(
      number(),
      { action: 'mute', chat: early.phone, on: false, at: Date.now() - 60_000 },
      { action: 'mute', chat: late.phone, on: false, at: Date.now() + 60_000 },
      { action: 'contact', chat: late.phone, name: 'Later' },
    );
    await chat(late.phone, (one) => one.mutedUntil === null && one.title === 'Later');
    expect((await chat(early.phone, () => true)).mutedUntil).not.toBeNull();
    expect((await waiting()).map(({ subject }) => subject)).toEqual([`mute ${jidOf(early.phone)}`]);
    await world.client.clearFaults(number());
    await world.client.changeConnection(number(), { action: 'drop' });
    await phoneHas(['mute', jidOf(early.phone)], ({ muteAction }) =>
      JSON.stringify(muteAction).includes('true'),
    );
    await nothingWaits();
  });

  it('a label that is renamed or deleted here is so on the phone, and its id is taken', async () => {
    const { phone } = await writer();
    await world.client.changeState(
      number(),
      { action: 'label', label: '21', name: 'Waits for the bill', color: 3 },
      { action: 'labelChat', label: '21', chat: phone },
    );
    const [label] = (await chat(phone, ({ labels }) => labels.length === 1)).labels;
    await agency.asUser(`PATCH /v1/labels/${label?.id}`, { name: 'Has the bill' });
    const renamed = await phoneHas(['label_edit', '21'], ({ labelEditAction }) =>
      JSON.stringify(labelEditAction).includes('Has the bill'),
    );
    expect(renamed.ignored).toEqual([]);
    await nothingWaits();
    await agency.asUser(`DELETE /v1/labels/${label?.id}`);
    await phoneHas(['label_edit', '21'], ({ labelEditAction }) =>
      JSON.stringify(labelEditAction).includes('"deleted":true'),
    );
    await nothingWaits();
    // What the phone tells of it later is about nothing.
    await world.client.changeState(number(), { action: 'labelChat', label: '21', chat: phone });
    const fresh = await agency.asUser<{ id: string }>('POST /v1/labels', { name: 'Another one' });
    await change(phone, { labels: [fresh.body.id] });
    const state = await phoneHas(['label_jid', '22', jidOf(phone)], () => true);
    expect(state.entries.filter(({ index }) => index[1] === '22')).toHaveLength(2);
    expect((await chat(phone, () => true)).labels.map(({ name }) => name)).toEqual(['Another one']);
    await nothingWaits();
  });

  it('a label that a phone refused says so, and is sent once more with the next change', async () => {
    const { phone } = await writer();
    await world.client.changeState(
      number(),
      { action: 'label', label: '31', name: 'Late payer', color: 3 },
      { action: 'labelChat', label: '31', chat: phone },
    );
    const [label] = (await chat(phone, ({ labels }) => labels.length === 1)).labels;
    const refusedBy = async () => {
      const { body } = await agency.asUser<LabelList>('GET /v1/labels');
      return body.data.find(({ id }) => id === label?.id)?.refusedBy;
    };
    expect(await refusedBy()).toBeUndefined();
    await world.client.faults(number(), { refuseState: 400 });
    await agency.asUser(`PATCH /v1/labels/${label?.id}`, { name: 'Pays late' });
    const refused = await until('the refusal', refusedBy);
    expect(refused).toEqual([
      { sessionId: session.id, reason: 'WhatsApp answered the change with error 400.' },
    ]);
    await world.client.clearFaults(number());
    // The same once more: it stands here already, and not there.
    await agency.asUser(`PATCH /v1/labels/${label?.id}`, { name: 'Pays late' });
    await phoneHas(['label_edit', '31'], ({ labelEditAction }) =>
      JSON.stringify(labelEditAction).includes('Pays late'),
    );
    await nothingWaits();
    expect(await refusedBy()).toBeUndefined();
  });

  it('that WhatsApp refuses for good stays, with the reason', async () => {
    const { phone } = await writer();
    await world.client.faults(number(), { refuseState: 400 });
    await change(phone, { pinned: true });
    await until('the refusal', async () => (await waiting())[0]?.refused);
    expect(await waiting()).toMatchObject([
      { refused: 'WhatsApp answered the change with error 400.' },
    ]);
    const { id } = await chat(phone, () => true);
    const refusals = async () =>
      (await agency.asUser<RefusedChangeList>(`GET /v1/chats/${id}/refusals`)).body.data;
    expect(await refusals()).toEqual([
      {
        change: 'pin',
        reason: 'WhatsApp answered the change with error 400.',
        wantedAt: expect.stringMatching(/Z$/) as string,
      },
    ]);
    await world.client.clearFaults(number());
    // A second attempt is a new intent.
    await change(phone, { pinned: false });
    await phoneHas(['pin_v1', jidOf(phone)], () => true);
    await nothingWaits();
    expect(await refusals()).toEqual([]);
  });

  it('what was refused is told, sent once more on request, or left', async () => {
    const { phone } = await writer();
    const { id } = await chat(phone, () => true);
    const reader = await LiveReader.open(world.app, agency.jwt);
    const refusals = async () =>
      (await agency.asUser<RefusedChangeList>(`GET /v1/chats/${id}/refusals`)).body.data;
    await world.client.faults(number(), { refuseState: 400 });
    await change(phone, { mutedUntil: new Date(1_900_000_000_000).toISOString() });
    await reader.count('chat.refusals', 1);
    expect(await refusals()).toMatchObject([{ change: 'mute' }]);
    expect((await agency.asKey(`POST /v1/chats/${id}/refusals/retry`)).status).toBe(204);
    await reader.count('chat.refusals', 3);
    expect(await refusals()).toHaveLength(1);
    await world.client.clearFaults(number());
    await agency.asUser(`POST /v1/chats/${id}/refusals/retry`);
    await phoneHas(['mute', jidOf(phone)], () => true);
    await nothingWaits();
    await world.client.faults(number(), { refuseState: 400 });
    await change(phone, { pinned: true });
    await until('the refusal', async () => (await refusals()).length === 1);
    await world.client.clearFaults(number());
    expect((await agency.asUser(`DELETE /v1/chats/${id}/refusals`)).status).toBe(204);
    expect(await waiting()).toEqual([]);
    expect((await chat(phone, () => true)).pinned).toBe(true);
    reader.close();
  });
});

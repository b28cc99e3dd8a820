import type { SearchHit, SearchPage } from '@whathooks/dto';
import type { TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';
import { SearchIndexer } from './index/search-indexer';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const [jane, john, rene] = [newPhone(), newPhone(), newPhone()];

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane Doe' });
  await world.client.createAccount({ phone: john, name: 'John' });
  await world.client.createAccount({ phone: rene, name: 'René Müller' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const say = (from: string, text: string): Promise<{ id: string }> =>
  world.client.sendMessage(from, { to: number(), text });
const search = (parameters: Record<string, string>, by = agency) =>
  by.asKey<SearchPage & { code?: string }>(`GET /v1/search?${new URLSearchParams(parameters)}`);
const hits = async (parameters: Record<string, string>): Promise<SearchHit[]> =>
  (await search(parameters)).body.data;
const texts = async (
  q: string,
  more: Record<string, string> = {},
): Promise<(string | null | undefined)[]> =>
  (await hits({ q, ...more })).map(({ message }) => message?.text);
const indexed = (): Promise<void> =>
  world.app.app.get(SearchIndexer).index(new AbortController().signal);
const arrived = (text: string): Promise<MessageBody> =>
  until('the message', async () => {
    const { body } = await agency.asUser<Page<MessageBody>>('GET /v1/messages?limit=100');
    return body.data.find((message) => message.text === text);
  });

it('finds what came, before and after it is indexed, and marks the words', async () => {
  const text = 'Grüße! Your order 4711-22 is on its way';
  await say(jane, text);
  await arrived(text);
  for (const when of ['just written', 'indexed']) {
    if (when === 'indexed') await indexed();
    const [hit, ...others] = await hits({ q: 'order grusse' });
    expect({ when, others }).toEqual({ when, others: [] });
    expect(hit).toMatchObject({ in: 'messages', title: 'Jane Doe', message: { text } });
    expect(hit?.highlights.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Grüße',
      'order',
    ]);
    expect(await texts('711')).toEqual([text]);
    expect(await texts('"your order"')).toEqual([text]);
    expect(await texts('"order your"')).toEqual([]);
  }
});

it('is true to edits and deletions at once', async () => {
  await say(john, 'the parcel is lost');
  const { id, waMessageId } = await arrived('the parcel is lost');
  await indexed();
  expect(await texts('parcel')).toEqual(['the parcel is lost']);
  const about = waMessageId;
  await world.client.sendMessage(john, {
    to: number(),
    text: 'the parcel is found',
    kind: 'edit',
    about,
  });
  await arrived('the parcel is found');
  expect(await texts('lost')).toEqual([]);
  expect(await texts('found')).toEqual(['the parcel is found']);
  await indexed();
  expect(await texts('parcel fou')).toEqual(['the parcel is found']);
  await world.client.sendMessage(john, { to: number(), kind: 'delete', about });
  await until('the deletion', async () => (await texts('parcel')).length === 0);
  await indexed();
  const left = await world.app.dataSource.query<unknown[]>(
    `SELECT FROM search_entries WHERE kind = 'm' AND replace(id::text, '-', '') = $1`,
    [id.slice(4)],
  );
  expect(left).toEqual([]);
});

it('finds people and chats by name and number', async () => {
  await say(rene, 'hello');
  await arrived('hello');
  for (const when of ['just written', 'indexed']) {
    if (when === 'indexed') await indexed();
    const [person] = await hits({ q: 'rene mul', in: 'contacts' });
    expect(person).toMatchObject({ title: 'René Müller', contact: { phone: rene } });
    expect(person?.highlights.map(({ field, start, end }) => [field, start, end])).toEqual([
      ['pushName', 0, 4],
      ['pushName', 5, 8],
    ]);
    expect((await hits({ q: rene.slice(-5), in: 'contacts' })).map(({ title }) => title)).toContain(
      'René Müller',
    );
    const [chat] = await hits({ q: 'muller', in: 'chats' });
    expect(chat).toMatchObject({
      title: 'René Müller',
      highlights: [{ field: 'title', start: 5, end: 11 }],
    });
    expect(chat?.chat?.id).toBe(person?.chatId);
  }
});

it('finds files by parts of their names', async () => {
  const bytes = Buffer.from('%PDF-1.4 a bill');
  await world.client.media.send(jane, {
    to: number(),
    kind: 'document',
    bytes,
    mimeType: 'application/pdf',
    fileName: 'Offer_2024-0815 façade.pdf',
  });
  await until('the file', async () => (await hits({ q: 'facade off', in: 'files' })).length > 0);
  await indexed();
  const [hit] = await hits({ q: 'facade 0815 off', in: 'files' });
  expect(hit).toMatchObject({ in: 'files', title: 'Jane Doe', message: { type: 'document' } });
  expect(hit?.highlights.map(({ field }) => field)).toEqual(['fileName', 'fileName', 'fileName']);
  expect(await texts('facade')).toEqual([]);
});

it('looks in one session or one chat', async () => {
  for (const [from, text] of [
    [jane, 'the blue lamp'],
    [john, 'the red lamp'],
  ] as const) {
    await say(from, text);
    await arrived(text);
  }
  await indexed();
  expect(await texts('lamp')).toEqual(['the red lamp', 'the blue lamp']);
  const [chat] = await hits({ q: 'jane', in: 'chats' });
  expect(await texts('lamp', { chatId: chat?.id ?? '' })).toEqual(['the blue lamp']);
  const other = await world.linked(agency);
  expect(await texts('lamp', { sessionId: other.id })).toEqual([]);
  expect(await texts('lamp', { sessionId: session.id, limit: '1' })).toEqual(['the red lamp']);
  const stranger = await world.app.organization();
  expect((await search({ q: 'lamp' }, stranger)).body.data).toEqual([]);
  expect((await search({ q: 'lamp', chatId: chat?.id ?? '' }, stranger)).status).toBe(404);
});

it('looks in the chats of a view, and in those with a label', async () => {
  const chatOf = async (q: string): Promise<string> =>
    (await hits({ q, in: 'chats' }))[0]?.chatId ?? '';
  const [ofJane, ofJohn] = [await chatOf('jane'), await chatOf('john')];
  const { body: label } = await agency.asUser<{ id: string }>('POST /v1/labels', { name: 'Lamps' });
  await agency.asUser(`PATCH /v1/chats/${ofJane}`, { labels: [label.id] });
  await agency.asUser(`PATCH /v1/chats/${ofJohn}`, { state: 'closed' });
  expect(await texts('lamp')).toEqual(['the red lamp', 'the blue lamp']);
  expect(await texts('lamp', { label: label.id })).toEqual(['the blue lamp']);
  expect(await texts('lamp', { view: 'closed' })).toEqual(['the red lamp']);
  expect(await texts('lamp', { view: 'open' })).toEqual(['the blue lamp']);
  expect(await texts('lamp', { view: 'closed', label: label.id })).toEqual([]);
  // A key looks after no chat.
  expect(await texts('lamp', { view: 'mine' })).toEqual([]);
  const titles = async (parameters: Record<string, string>) =>
    (await hits(parameters)).map(({ title }) => title);
  expect(await titles({ q: 'jo', in: 'chats', view: 'closed' })).toEqual(['John']);
  expect(await titles({ q: 'ja', in: 'chats', label: label.id })).toEqual(['Jane Doe']);
  expect(await titles({ q: 'ja', in: 'contacts', label: label.id })).toEqual(['Jane Doe']);
  const stranger = await world.app.organization();
  expect((await search({ q: 'lamp', label: label.id }, stranger)).body.data).toEqual([]);
  expect((await search({ q: 'lamp', view: 'some' })).body.code).toBe('invalid_request');
  await agency.asUser(`PATCH /v1/chats/${ofJohn}`, { state: 'open' });
});

it('is narrowed as the list of messages is, and finds ids and numbers', async () => {
  const send = async (to: string, text: string): Promise<string> =>
    (await agency.asKey<{ id: string }>('POST /v1/messages', { sessionId: session.id, to, text }))
      .body.id;
  const [toJane, toJohn] = [await send(jane, 'a violet sofa'), await send(john, 'a violet chair')];
  await say(jane, 'violet, please');
  const asked = await arrived('violet, please');
  const all = ['violet, please', 'a violet chair', 'a violet sofa'];
  for (const when of ['just written', 'indexed']) {
    if (when === 'indexed') await indexed();
    expect(await texts('violet')).toEqual(all);
    expect(await texts('violet', { direction: 'outbound' })).toEqual(all.slice(1));
    expect(await texts('violet', { status: 'received' })).toEqual(all.slice(0, 1));
    expect(await texts('violet', { chat: john })).toEqual(['a violet chair']);
    expect(await texts('violet', { chat: john, direction: 'inbound' })).toEqual([]);
    expect(await texts('violet', { chat: jane, sessionId: session.id })).toEqual([all[0], all[2]]);
  }
  await agency.asUser(`POST /v1/messages/${toJane}/star`, { starred: true });
  expect(await texts('violet', { starred: 'true' })).toEqual(['a violet sofa']);
  const hour = 3_600_000;
  const [before, after] = [-hour, hour].map((by) => new Date(Date.now() + by).toISOString());
  expect(await texts('violet', { since: before ?? '', until: after ?? '' })).toEqual(all);
  expect(await texts('violet', { since: after ?? '' })).toEqual([]);
  expect(await texts('violet', { until: before ?? '' })).toEqual([]);
  // By ids.
  expect(await texts(toJohn)).toEqual(['a violet chair']);
  expect(await texts(` ${asked.waMessageId} `)).toEqual(['violet, please']);
  expect(await texts(toJohn, { direction: 'inbound' })).toEqual([]);
  // By numbers: what was written with the person, and what says the number.
  await say(john, `call me: +${jane}`);
  await arrived(`call me: +${jane}`);
  await indexed();
  const grouped = `+${jane.slice(0, 2)} (${jane.slice(2, 5)}) ${jane.slice(5, 8)}-${jane.slice(8)}`;
  for (const q of [jane, grouped, `00${jane}`, ` ${jane.slice(2)}`]) {
    const found = await texts(q, { limit: '100' });
    expect({ q, found }).toEqual({ q, found: expect.arrayContaining(['a violet sofa']) });
    expect({ q, found }).not.toEqual({ q, found: expect.arrayContaining(['a violet chair']) });
    // Dialled from abroad it stands in no text.
    if (!q.startsWith('00')) expect(found).toContain(`call me: +${jane}`);
  }
  expect(await texts(jane, { direction: 'outbound' })).toEqual(['a violet sofa']);
  const pages: (string | null | undefined)[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: SearchPage } = await search({
      ...{ q: jane, limit: '2' },
      ...(cursor && { cursor }),
    });
    pages.push(...body.data.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  const whole = await hits({ q: jane, limit: '100' });
  expect(pages).toEqual(whole.map(({ id }) => id));
  const stranger = await world.app.organization();
  for (const q of [toJohn, asked.waMessageId, jane])
    expect((await search({ q }, stranger)).body.data).toEqual([]);
  const both = { q: 'violet', chat: jane, chatId: whole[0]?.chatId ?? '' };
  expect((await search(both)).body.code).toBe('invalid_request');
});

it('is beside a list of messages that says to whom they go', async () => {
  const { body } = await agency.asUser<Page<MessageBody & { chatTitle?: string }>>(
    'GET /v1/messages?direction=outbound',
  );
  expect(body.data.map(({ text, chatTitle }) => [text, chatTitle])).toEqual([
    ['a violet chair', 'John'],
    ['a violet sofa', 'Jane Doe'],
  ]);
});

it('tells all, page by page, each once', async () => {
  for (let n = 0; n < 12; n += 1) await say(jane, `counted page${n}x`);
  await arrived('counted page11x');
  await indexed();
  await say(jane, 'counted last');
  await arrived('counted last');
  const found: (string | null | undefined)[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { body: SearchPage } = await search({
      q: 'counted',
      limit: '5',
      ...(cursor && { cursor }),
    });
    found.push(...body.data.map(({ message }) => message?.text));
    cursor = body.nextCursor;
  } while (cursor);
  expect(found).toEqual([
    'counted last',
    ...Array.from({ length: 12 }, (_, n) => `counted page${11 - n}x`),
  ]);
});

it.each([
  'a',
  '!',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '""',
  ':*',
  '& | ! ( ) <->',
  "a' | 'b",
  'a:*&!b',
  '(((',
  '-1',
  '‏שלום',
  'مرحبا',
  '👩‍👩‍👧‍👦',
  '東',
  'e\u0301',
  '\u0301',
  '\ufffd',
  'x'.repeat(200),
  'ab '.repeat(66),
  '1'.repeat(200),
  '~t000000000000',
  '/pdf',
  '#123',
])('takes %j', async (q) => {
  for (const what of ['messages', 'chats', 'contacts', 'files']) {
    const { status, body } = await search({ q, in: what });
    expect({ what, status, code: body.code }).toEqual({ what, status: 200, code: undefined });
  }
});

it.each(['', '\0', 'a\0b', 'x'.repeat(201), 'x'.repeat(10_000)])(
  'refuses what is no search, as %j',
  async (q) => {
    expect((await search({ q })).body.code).toBe('invalid_request');
  },
);

it('refuses half a character, and cursors of others', async () => {
  const { status } = await agency.asKey('GET /v1/search?q=%ED%A0%80');
  expect(status).toBeLessThan(500);
  for (const what of ['messages', 'chats'])
    expect((await search({ q: 'lamp', in: what, cursor: 'nonsense' })).body.code).toBe(
      'invalid_cursor',
    );
});

it('indexes what was there before, and says how far it is', async () => {
  await world.app.dataSource.query('DELETE FROM search_entries');
  await world.app.dataSource.query(
    `INSERT INTO search_backfill (kind, before) VALUES ('m', 'ffffffff-ffff-ffff-ffff-ffffffffffff'), ('c', 'ffffffff-ffff-ffff-ffff-ffffffffffff')`,
  );
  await indexed();
  await until('all', async () => (await search({ q: 'lamp' })).body.indexedFrom === null);
  expect(await texts('lamp')).toEqual(['the red lamp', 'the blue lamp']);
  expect(await hits({ q: 'rene', in: 'contacts' })).toHaveLength(1);
});

it('forgets what goes with its number', async () => {
  await agency.asUser(`DELETE /v1/sessions/${session.id}`);
  expect(await texts('lamp')).toEqual([]);
});

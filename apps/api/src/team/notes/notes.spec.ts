import { CHAT_NOTE_MAX } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import {
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { LiveReader } from '../../../test/live-reader';
import { storeChat } from '../../../test/stored-messages';
import { parseId } from '../../platform/database/ids';

interface Note {
  id: string;
  chatId: string;
  authorId: string | null;
  text: string;
  mentions: string[];
  editedAt: string | null;
  code?: string;
}

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let agency: TestOrganization;
let ana: TestMember;
let ben: TestMember;
let chat: string;
const readers: LiveReader[] = [];

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  elsewhere = await startTestApp({ variables: NO_WHATSAPP, database: app.database });
  agency = await app.organization();
  [ana, ben] = [await app.member(agency, 'agent'), await app.member(agency, 'agent')];
});
beforeEach(async () => {
  const { body } = await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Bakery' });
  chat = await storeChat(app, agency, body.id);
});
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const write = (body: object, by = ana) => by.asUser<Note>(`POST /v1/chats/${chat}/notes`, body);
const written = async (body: object): Promise<Note> => (await write(body)).body;
const list = async (query = ''): Promise<{ data: Note[]; nextCursor: string | null }> =>
  (
    await ben.asUser<{ data: Note[]; nextCursor: string | null }>(
      `GET /v1/chats/${chat}/notes${query}`,
    )
  ).body;

async function open({ jwt }: { jwt: string }, at = app): Promise<LiveReader> {
  const reader = await LiveReader.open(at, jwt);
  readers.push(reader);
  return reader;
}

const ofNotes = ({ events }: LiveReader) =>
  events.filter(({ type }) => /^(note\.|mention$)/.test(type));

/** The events of notes on a stream. */
const told = (reader: LiveReader): string[] => ofNotes(reader).map(({ type }) => type);

describe('notes', () => {
  it('are written, listed newest first in pages, and stand in the conversation', async () => {
    for (const text of ['one', 'two', 'three']) {
      expect(await write({ text })).toMatchObject({
        status: 201,
        body: { chatId: chat, authorId: ana.userId, text, mentions: [], editedAt: null },
      });
    }
    const first = await list('?limit=2');
    expect(first.data.map(({ text }) => text)).toEqual(['three', 'two']);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([second.data.map(({ text }) => text), second.nextCursor]).toEqual([['one'], null]);
    const timeline = await ben.asUser<{ data: { note: Note }[] }>(`GET /v1/chats/${chat}/timeline`);
    expect(timeline.body.data.map(({ note }) => note.text)).toEqual(['three', 'two', 'one']);
    expect(timeline.body.data.map(({ note }) => note)).toEqual((await list()).data);
  });

  it('are written once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'note' };
    const path = `POST /v1/chats/${chat}/notes` as const;
    const answers = [
      await ana.asUser<Note>(path, { text: 'once' }, key),
      await ana.asUser<Note>(path, { text: 'once' }, key),
    ];
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await list()).data).toHaveLength(1);
  });

  it('are changed by who wrote them alone', async () => {
    const note = await written({ text: 'Call her' });
    const path = `PATCH /v1/notes/${note.id}` as const;
    for (const other of [ben, agency]) {
      expect(await other.asUser(path, { text: 'x' })).toMatchObject({
        status: 403,
        body: { code: 'forbidden', detail: 'Only who wrote a note can change it.' },
      });
    }
    const { body } = await ana.asUser<Note>(path, { text: 'Call him' });
    expect(body).toMatchObject({
      text: 'Call him',
      editedAt: expect.stringMatching(/Z$/) as string,
    });
    // What is left out stays, and only another text is an edit.
    const named = await ana.asUser<Note>(path, { mentions: [ben.userId] });
    expect(named.body).toEqual({ ...body, mentions: [ben.userId] });
    expect((await list()).data).toEqual([named.body]);
  });

  it('are deleted by who wrote them, and by an admin', async () => {
    const [one, two] = [await written({ text: 'one' }), await written({ text: 'two' })];
    expect((await ben.asUser(`DELETE /v1/notes/${one.id}`)).status).toBe(403);
    expect((await ana.asUser(`DELETE /v1/notes/${one.id}`)).status).toBe(204);
    const admin = await app.member(agency, 'admin');
    expect((await admin.asUser(`DELETE /v1/notes/${two.id}`)).status).toBe(204);
    expect((await list()).data).toEqual([]);
    expect((await ana.asUser(`PATCH /v1/notes/${one.id}`, { text: 'x' })).status).toBe(404);
  });

  it('are read by viewers, who write none', async () => {
    const viewer = await app.member(agency, 'viewer');
    expect((await viewer.asUser(`GET /v1/chats/${chat}/notes`)).status).toBe(200);
    expect((await write({ text: 'x' }, viewer)).status).toBe(403);
  });

  it('name members of the organization alone', async () => {
    const rival = await app.organization('Rival');
    const stranger = await app.member(rival, 'agent');
    for (const id of [stranger.userId, `usr_${'0'.repeat(32)}`, 'usr_', agency.organizationId]) {
      expect(await write({ text: '@x', mentions: [id] })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
      const note = await written({ text: 'x' });
      const change = { mentions: [ben.userId, id] };
      expect((await ana.asUser(`PATCH /v1/notes/${note.id}`, change)).status).toBe(404);
    }
    for (const mentions of [[ben.userId, ben.userId], Array(51).fill(ben.userId), ben.userId, [7]])
      expect((await write({ text: 'x', mentions })).status).toBe(400);
  });

  it.each(['', '  \n', '\u200b', 'a\u0000b', 'a\udc00', '👋'.repeat(CHAT_NOTE_MAX + 1), null])(
    'do not say nothing, nor what cannot be stored: %#',
    async (text) => {
      expect((await write({ text })).status).toBe(400);
      expect((await list()).data).toEqual([]);
    },
  );

  it.each(['\u202eשלום\u202c\n\tمرحبا \u0007', '👋'.repeat(CHAT_NOTE_MAX)])(
    'keep their text as it is: %#',
    async (text) => {
      await write({ text });
      expect((await list()).data[0]?.text).toBe(text);
    },
  );

  it('go with their chat', async () => {
    const note = await written({ text: 'x' });
    await app.dataSource.query('DELETE FROM chats WHERE id = $1', [parseId('chat', chat)]);
    expect((await write({ text: 'y' })).status).toBe(404);
    expect((await ana.asUser(`DELETE /v1/notes/${note.id}`)).status).toBe(404);
  });

  it('are told in all processes, and to whom they name besides', async () => {
    const [named, other] = [await open(ben, elsewhere), await open(agency, elsewhere)];
    const own = await open(ana);
    const note = await written({ text: '@Ben, call her', mentions: [ben.userId, ana.userId] });
    const path = `/v1/notes/${note.id}` as const;
    const text = '@Ben, call her at once';
    const edited = await ana.asUser<Note>(`PATCH ${path}`, { text });
    await ana.asUser(`DELETE ${path}`);
    for (const reader of [named, other, own]) await reader.count('note.changed', 2);
    const all = ['note.written', 'note.changed', 'note.changed'];
    expect(told(other)).toEqual(all);
    // Writers are not notified of their own notes, and nobody twice of one mention.
    expect(told(own)).toEqual(all);
    expect(told(named)).toEqual(['note.written', 'mention', 'note.changed', 'note.changed']);
    const [first, mention, second, third] = ofNotes(named).map(({ data }) => data.data);
    expect(first).toEqual({ note });
    expect(mention).toEqual({ note, authorName: 'Grace' });
    expect(second).toEqual({ chatId: chat, noteId: note.id, note: edited.body });
    expect(third).toEqual({ chatId: chat, noteId: note.id, note: null });
  });

  it('tell somebody who is named later, once', async () => {
    const reader = await open(ben, elsewhere);
    const note = await written({ text: 'Call her' });
    const path = `PATCH /v1/notes/${note.id}` as const;
    await ana.asUser(path, { text: '@Ben, call her', mentions: [ben.userId] });
    await ana.asUser(path, { text: '@Ben, call her!' });
    await until('both changes', () => told(reader).length >= 4);
    const later = ['note.changed', 'mention', 'note.changed'];
    expect(told(reader)).toEqual(['note.written', ...later]);
  });
});

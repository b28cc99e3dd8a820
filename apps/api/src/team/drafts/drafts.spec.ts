import {
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { LiveReader } from '../../../test/live-reader';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { storeChat, storeMessage } from '../../../test/stored-messages';

interface Draft {
  chatId: string;
  text: string;
  replyTo: string | null;
  updatedAt: string | null;
  code?: string;
}

let app: TestApp;
let agency: TestOrganization;
let ana: TestMember;
let session: string;
let chat: string;

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = await app.organization();
});
beforeEach(async () => {
  ana = await app.member(agency, 'agent');
  session = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'x' })).body.id;
  chat = await storeChat(app, agency, session);
});
afterAll(() => app.close());

const save = (body: object, by = ana) => by.asUser<Draft>(`PUT /v1/chats/${chat}/draft`, body);
const draft = async (by = ana): Promise<Draft> =>
  (await by.asUser<Draft>(`GET /v1/chats/${chat}/draft`)).body;
const list = async (query = ''): Promise<{ data: Draft[]; nextCursor: string | null }> =>
  (await ana.asUser<{ data: Draft[]; nextCursor: string | null }>(`GET /v1/drafts${query}`)).body;

describe('a draft', () => {
  it('is kept for one person and one chat, until its text is empty', async () => {
    const nothing = { chatId: chat, text: '', replyTo: null, updatedAt: null };
    expect(await draft()).toEqual(nothing);
    const { status, body } = await save({ text: 'Good morning' });
    expect([status, body]).toEqual([
      200,
      { ...nothing, text: 'Good morning', updatedAt: expect.stringMatching(/Z$/) as string },
    ]);
    expect(await draft()).toEqual(body);
    const ben = await app.member(agency, 'agent');
    expect(await draft(ben)).toEqual(nothing);
    await save({ text: 'mine' }, ben);
    expect(await draft()).toEqual(body);
    expect((await save({ text: '' })).body).toEqual(nothing);
    expect(await draft()).toEqual(nothing);
    expect((await draft(ben)).text).toBe('mine');
  });

  it('may answer a message of its chat', async () => {
    const message = await storeMessage(app, agency, session);
    const answer = await save({ text: 'As I said', replyTo: message });
    expect(answer.body).toMatchObject({ text: 'As I said', replyTo: message });
    expect((await save({ text: 'As I said' })).body.replyTo).toBeNull();
  });

  it('answers no message of another chat, number or organization', async () => {
    const other = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'y' })).body.id;
    const elsewhere = await storeMessage(app, agency, other);
    expect(await save({ text: 'x', replyTo: elsewhere })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'replyTo' }] },
    });
    const rival = await app.organization('Rival');
    const theirs = (await rival.asUser<{ id: string }>('POST /v1/sessions', { name: 'z' })).body.id;
    const secret = await storeMessage(app, rival, theirs);
    for (const replyTo of [secret, `msg_${'0'.repeat(32)}`, chat])
      expect((await save({ text: 'x', replyTo })).status).toBe(404);
    expect((await draft()).text).toBe('');
  });

  it('is the one that was saved last when two windows save at once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `text ${index}`);
    const answers = await Promise.all(texts.map((text) => save({ text })));
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    const latest = answers.reduce((one, other) =>
      (one.body.updatedAt ?? '') > (other.body.updatedAt ?? '') ? one : other,
    );
    const kept = await draft();
    expect(kept.updatedAt).toBe(latest.body.updatedAt);
    expect((await list()).data).toEqual([kept]);
  });

  it('survives a window that empties it while another one saves it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => save({ text: index % 2 ? 'text' : '' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it.each(['a\u0000b', 'a\ud800', 7, null, 'x'.repeat(65_537)])(
    'is no text that cannot be sent: %#',
    async (text) => {
      expect((await save({ text })).status).toBe(400);
    },
  );

  it.each([' ', '\n', '\u202eשלום \u0007', '{{name}} <script>', '👋'.repeat(65_536)])(
    'is kept as it is: %#',
    async (text) => {
      expect((await save({ text })).status).toBe(200);
      expect((await draft()).text).toBe(text);
    },
  );

  it('is told to the other windows of the same person, and to nobody else', async () => {
    const ben = await app.member(agency, 'agent');
    const [window, other] = [
      await LiveReader.open(app, ana.jwt),
      await LiveReader.open(app, ben.jwt),
    ];
    const saved = (await save({ text: 'Good morning' })).body;
    await save({ text: 'of Ben' }, ben);
    await save({ text: '' });
    await window.count('draft.changed', 2);
    await other.count('draft.changed', 1);
    const told = ({ events }: LiveReader) =>
      events.filter(({ type }) => type === 'draft.changed').map(({ data }) => data.data);
    expect(told(window)).toEqual([
      { draft: saved },
      { draft: { chatId: chat, text: '', replyTo: null, updatedAt: null } },
    ]);
    expect(told(other)).toMatchObject([{ draft: { text: 'of Ben' } }]);
    for (const reader of [window, other]) reader.close();
  });

  it('is listed with the others of the same person, in pages', async () => {
    const chats = [chat];
    for (const number of [1, 2, 3, 4])
      chats.push(await storeChat(app, agency, session, `${number}@s.whatsapp.net`));
    for (const id of chats) await ana.asUser(`PUT /v1/chats/${id}/draft`, { text: id });
    await save({ text: 'of somebody else' }, await app.member(agency, 'agent'));
    const first = await list('?limit=3');
    const second = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ chatId, text }) => [chatId, text])).toEqual(
      chats.toReversed().map((id) => [id, id]),
    );
    expect(second.nextCursor).toBeNull();
  });
});

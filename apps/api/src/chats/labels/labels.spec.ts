import { LABELS_MAX } from '@whathooks/dto';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { LiveReader } from '../../../test/live-reader';
import { newId, parseId } from '../../platform/database/ids';

interface Label {
  id: string;
  name: string;
  color: number;
}

let app: TestApp;
let agency: TestOrganization;
let reader: LiveReader | undefined;

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
});
beforeEach(async () => {
  agency = await app.organization();
});
afterEach(() => reader?.close());
afterAll(() => app.close());

const create = (body: object) =>
  agency.asUser<Label & { code?: string; errors?: { path: string }[] }>('POST /v1/labels', body);
const names = async (): Promise<string[]> =>
  (await agency.asKey<{ data: Label[] }>('GET /v1/labels')).body.data.map(({ name }) => name);

describe('labels', () => {
  it('are created, renamed, recoloured and deleted, by people and by keys', async () => {
    const { status, body } = await create({ name: 'Customer', color: 19 });
    expect([status, body]).toEqual([
      201,
      { id: expect.stringMatching(/^lbl_/) as string, name: 'Customer', color: 19 },
    ]);
    expect((await agency.asKey(`PATCH /v1/labels/${body.id}`, { name: 'Client' })).body).toEqual({
      ...body,
      name: 'Client',
    });
    expect((await agency.asUser(`PATCH /v1/labels/${body.id}`, { color: 0 })).body).toEqual({
      ...body,
      name: 'Client',
      color: 0,
    });
    expect((await agency.asKey(`DELETE /v1/labels/${body.id}`)).status).toBe(204);
    expect(await names()).toEqual([]);
    expect((await agency.asKey(`DELETE /v1/labels/${body.id}`)).status).toBe(404);
  });

  it('are listed by name, as people sort names', async () => {
    for (const name of ['Zoo', 'item 10', 'Äpfel', 'item 9', 'bread']) await create({ name });
    expect(await names()).toEqual(['Äpfel', 'bread', 'item 9', 'item 10', 'Zoo']);
  });

  it('have a name that no other one has, whatever its case, also after a change', async () => {
    const { body } = await create({ name: 'Größe' });
    expect(await create({ name: 'GRÖße' })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    });
    const { body: other } = await create({ name: 'Size' });
    expect(await agency.asUser(`PATCH /v1/labels/${other.id}`, { name: 'größe' })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    });
    expect((await agency.asUser(`PATCH /v1/labels/${body.id}`, { name: 'größe' })).status).toBe(
      200,
    );
    const stranger = await app.organization();
    expect((await stranger.asUser('POST /v1/labels', { name: 'Größe' })).status).toBe(201);
  });

  it('are made once when two windows create the same at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ name: 'Same' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array<number>(7).fill(409),
    ]);
  });

  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['nothing that can be seen', '\u200b\u202e\u2060'],
    ['a line break', 'a\nb'],
    ['a control character', 'a\u0007b'],
    ['NUL', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud800'],
    ['more characters than may be', '👋'.repeat(101)],
    ['no text', 7],
  ])('are not named with %s', async (_, name) => {
    const { status, body } = await create({ name });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([400, 'invalid_request', 'name']);
  });

  it.each(['عميل جديد', '👋'.repeat(100), '‮abc', "'; DROP TABLE labels; --"])(
    'keep a name as it is: %s',
    async (name) => {
      await create({ name });
      expect(await names()).toEqual([name]);
    },
  );

  it.each([-1, 20, 1.5, '3', null])('have no colour %j', async (color) => {
    expect((await create({ name: 'x', color })).status).toBe(400);
  });

  it(`are ${LABELS_MAX} at most, also where several take the last place at once`, async () => {
    const organizationId = parseId('organization', agency.organizationId);
    const ids = Array.from({ length: LABELS_MAX - 1 }, newId);
    await app.dataSource.query(
      `INSERT INTO labels (id, organization_id, name, color, created_at)
       SELECT id, $1, 'label ' || id, 0, now() FROM unnest($2::uuid[]) AS id`,
      [organizationId, ids],
    );
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => create({ name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('limit_reached');
    expect(await names()).toHaveLength(LABELS_MAX);
  });

  it('leave the chats that had them when they are deleted', async () => {
    const { body } = await create({ name: 'Customer' });
    const { body: session } = await agency.asUser<{ id: string }>('POST /v1/sessions', {
      name: 'Bakery',
    });
    const chatId = newId();
    const organizationId = parseId('organization', agency.organizationId);
    await app.dataSource.query(
      `WITH chat AS (
         INSERT INTO chats (id, organization_id, session_id, jid, kind, position, created_at, updated_at)
         VALUES ($1, $2, $3, '1@s.whatsapp.net', 'person', $1, now(), now()))
       SELECT`,
      [chatId, organizationId, parseId('session', session.id)],
    );
    await app.dataSource.query(
      'INSERT INTO chat_labels (chat_id, label_id, organization_id) VALUES ($1, $2, $3)',
      [chatId, parseId('label', body.id), organizationId],
    );
    expect((await agency.asUser(`DELETE /v1/labels/${body.id}`)).status).toBe(204);
    const left = await app.dataSource.query<unknown[]>(
      'SELECT FROM chat_labels WHERE chat_id = $1',
      [chatId],
    );
    expect(left).toHaveLength(0);
  });

  it('tell open screens of the organization that they changed', async () => {
    reader = await LiveReader.open(app, agency.jwt);
    const { body } = await create({ name: 'Customer' });
    await create({ name: 'Customer' });
    await agency.asUser(`PATCH /v1/labels/${body.id}`, { color: 3 });
    await agency.asUser(`DELETE /v1/labels/${body.id}`);
    await agency.asUser('POST /v1/snippets', { shortcut: 'last', text: 'x' });
    await reader.count('organization.changed', 4);
    const told = reader.events.filter(({ type }) => type === 'organization.changed');
    expect(told.map(({ data }) => data.data['what'])).toEqual([
      'labels',
      'labels',
      'labels',
      'snippets',
    ]);
  });
});

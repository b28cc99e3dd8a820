import { SNIPPETS_MAX } from '@whathooks/dto';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { newId, parseId } from '../../platform/database/ids';

interface Snippet {
  id: string;
  shortcut: string;
  text: string;
  updatedAt: string;
}

let app: TestApp;
let agency: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  agency = await app.organization();
});
afterAll(() => app.close());

const create = (body: object) =>
  agency.asUser<Snippet & { code?: string; errors?: { message: string }[] }>(
    'POST /v1/snippets',
    body,
  );
const list = async (): Promise<Snippet[]> =>
  (await agency.asUser<{ data: Snippet[] }>('GET /v1/snippets')).body.data;

describe('snippets', () => {
  it('are created, changed and deleted', async () => {
    const { status, body } = await create({ shortcut: 'hours', text: 'Hi {{name}}' });
    expect(status).toBe(201);
    expect(await list()).toEqual([body]);
    const path = `/v1/snippets/${body.id}` as const;
    const changed = await agency.asUser<Snippet>(`PATCH ${path}`, { text: 'Bye\n{{agent}}' });
    expect(changed.body).toMatchObject({ shortcut: 'hours', text: 'Bye\n{{agent}}' });
    expect(changed.body.updatedAt > body.updatedAt).toBe(true);
    expect((await agency.asUser(`DELETE ${path}`)).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await agency.asUser(`PATCH ${path}`, { text: 'x' })).status).toBe(404);
  });

  it('have a shortcut that no other one has, whatever its case', async () => {
    await create({ shortcut: 'Hours', text: 'x' });
    const other = (await create({ shortcut: 'prices', text: 'x' })).body;
    expect(await create({ shortcut: 'hOURS', text: 'y' })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    });
    const taken = await agency.asUser(`PATCH /v1/snippets/${other.id}`, { shortcut: 'hours' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'name_taken' } });
  });

  it.each(['', ' ', 'two words', '/hours', 'a\u0000', 'a\u202eb', 'x'.repeat(41), 'a.b'])(
    'are not called %j',
    async (shortcut) => {
      expect((await create({ shortcut, text: 'x' })).status).toBe(400);
    },
  );

  it.each(['öffnungszeiten', 'ساعات', 'a-b_1', 'x'.repeat(40)])(
    'can be called %s',
    async (shortcut) => {
      expect((await create({ shortcut, text: 'x' })).status).toBe(201);
    },
  );

  it.each(['', ' \n ', '\u200f', 'a\u0000b', 'x'.repeat(65_537)])(
    'do not say nothing, nor what cannot be stored or sent',
    async (text) => {
      expect((await create({ shortcut: 'x', text })).status).toBe(400);
    },
  );

  it('have no variables but those that are filled in', async () => {
    const { status, body } = await create({ shortcut: 'x', text: 'Hi {{nmae}}' });
    expect([status, body.errors?.[0]?.message]).toEqual([
      400,
      'text can have the variables {{name}}, {{phone}}, {{agent}} and no others',
    ]);
  });

  it('keep their text as it is', async () => {
    const text = '\u202eمرحبا {{name}}\u202c\t👋\r\n{ }} {{agent}}';
    await create({ shortcut: 'x', text });
    expect((await list())[0]?.text).toBe(text);
  });

  it(`are ${SNIPPETS_MAX} at most, and all are listed by shortcut`, async () => {
    const organizationId = parseId('organization', agency.organizationId);
    await app.dataSource.query(
      `INSERT INTO snippets (id, organization_id, shortcut, text, created_at, updated_at)
       SELECT id, $1, 's' || number, repeat('x', 1000), now(), now()
       FROM unnest($2::uuid[]) WITH ORDINALITY AS each (id, number)`,
      [organizationId, Array.from({ length: SNIPPETS_MAX - 1 }, newId)],
    );
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((shortcut) => create({ shortcut, text: 'x' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('limit_reached');
    const shortcuts = (await list()).map(({ shortcut }) => shortcut);
    expect(shortcuts).toHaveLength(SNIPPETS_MAX);
    expect(shortcuts.slice(1)).toEqual(
      Array.from({ length: SNIPPETS_MAX - 1 }, (_, index) => `s${index + 1}`),
    );
  });

  it('are read by every member, and changed by those who answer', async () => {
    const viewer = await app.member(agency, 'viewer');
    const { body } = await create({ shortcut: 'x', text: 'x' });
    expect((await viewer.asUser('GET /v1/snippets')).status).toBe(200);
    expect((await viewer.asUser(`DELETE /v1/snippets/${body.id}`)).status).toBe(403);
    const agent = await app.member(agency, 'agent');
    expect((await agent.asUser(`DELETE /v1/snippets/${body.id}`)).status).toBe(204);
  });
});

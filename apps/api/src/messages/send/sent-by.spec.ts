import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

type Body = MessageBody & { sentBy?: { kind: string; id: string; name: string | null } };

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const pick = (of?: { id: string; name: string }) => ({ id: of?.id, name: of?.name });
const one = async (id: string): Promise<Body> =>
  (await agency.asUser<Body>(`GET /v1/messages/${id}`)).body;

describe('who had a message sent', () => {
  it('is the API key that asked for it', async () => {
    const keys = await agency.asUser<Page<{ id: string; name: string }>>('GET /v1/api-keys');
    const [key] = keys.body.data;
    const message = { sessionId: session.id, to: jane, text: 'from a program' };
    const { body } = await agency.asKey<Body>('POST /v1/messages', message);
    expect((await one(body.id)).sentBy).toEqual({ kind: 'apiKey', ...pick(key) });
  });

  it('is told by name when the key is revoked, and when the member has left', async () => {
    const { userId, asUser } = await world.app.member(agency, 'admin');
    const { body: key } = await asUser<{ id: string; token: string }>('POST /v1/api-keys', {
      name: 'Shop',
    });
    const message = { sessionId: session.id, to: jane, text: 'from the shop' };
    const headers = { 'x-api-key': key.token };
    const { body } = await world.app.call<Body>('POST /v1/messages', message, headers);
    const written = await asUser<Body>(`POST /v1/sessions/${session.id}/messages`, {
      to: jane,
      text: 'from who leaves',
    });
    const members = await asUser<Page<{ id: string; name: string }>>('GET /v1/members');
    const member = members.body.data.find(({ id }) => id === userId);
    await agency.asUser(`DELETE /v1/api-keys/${key.id}`);
    await agency.asUser(`DELETE /v1/members/${userId}`);
    const list = await agency.asUser<Page<Body>>('GET /v1/messages?limit=10');
    const senderOf = (id: string) => list.body.data.find((one) => one.id === id)?.sentBy;
    expect(senderOf(body.id)).toEqual({ kind: 'apiKey', id: key.id, name: 'Shop' });
    expect(senderOf(written.body.id)).toEqual({ kind: 'user', ...pick(member) });
  });

  it.each<[string, object, Record<string, string>?]>([
    ['now', {}],
    ['with a key for the request, in one transaction with it', {}, { 'idempotency-key': 'once' }],
    ['later', { sendAt: new Date(Date.now() + 3_600_000).toISOString() }],
  ])('is the member who wrote it, %s', async (_, more, headers = {}) => {
    const { userId, asUser } = await world.app.member(agency, 'agent');
    const path = `POST /v1/sessions/${session.id}/messages` as const;
    const { body } = await asUser<Body>(path, { to: jane, text: 'from Grace', ...more }, headers);
    expect((await one(body.id)).sentBy).toMatchObject({ kind: 'user', id: userId });
    const list = await agency.asUser<Page<Body>>('GET /v1/messages?limit=10');
    expect(list.body.data.find(({ id }) => id === body.id)?.sentBy?.id).toBe(userId);
  });

  it('is nobody of the organization for one that was written on the phone, or came in', async () => {
    const phone = session.phone ?? '';
    const { id: own } = await world.client.sendMessage(phone, { to: jane, text: 'by hand' });
    const { id: inbound } = await world.client.sendMessage(jane, { to: phone, text: 'hello' });
    const found = await until('both', async () => {
      const { data } = (await agency.asUser<Page<Body>>('GET /v1/messages?limit=10')).body;
      const both = data.filter(({ waMessageId }) => [own, inbound].includes(waMessageId));
      return both.length === 2 ? both : null;
    });
    expect(found.map(({ sentBy }) => sentBy)).toEqual([undefined, undefined]);
  });
});

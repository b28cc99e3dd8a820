import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface PacedSession extends SessionBody {
  minGapMs: number | null;
  burst: number;
  errors?: { path: string; message: string }[];
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;

beforeAll(async () => {
  world = await SimulatedApp.start({ WHATSAPP_ACK_MS: '1000', SESSION_LEASE_S: '3' });
  agency = await world.app.organization();
  session = await world.linked(agency);
});
afterAll(() => world.close());

const change = (body: object) =>
  agency.asKey<PacedSession>(`PATCH /v1/sessions/${session.id}`, body);

const newContact = async (): Promise<string> => {
  const phone = newPhone();
  await world.client.createAccount({ phone });
  return phone;
};

const send = (to: string, text: string) =>
  agency.asKey<MessageBody>('POST /v1/messages', { sessionId: session.id, to, text });

const statusOf = async (id: string): Promise<string | undefined> => {
  const { body } = await agency.asKey<{ data: MessageBody[] }>(
    'GET /v1/messages?direction=outbound&limit=100',
  );
  return body.data.find((message) => message.id === id)?.status;
};

describe('a number that is paced', () => {
  it('is not, until somebody says so', async () => {
    const { body } = await agency.asKey<PacedSession>(`GET /v1/sessions/${session.id}`);
    expect(body).toMatchObject({ minGapMs: null, burst: 1 });
  });

  it('keeps later messages back, and lets them go when the pacing ends', async () => {
    expect((await change({ minGapMs: 60_000, burst: 1 })).body).toMatchObject({ minGapMs: 60_000 });
    const [first, second] = [await newContact(), await newContact()];
    // What it knew before is true for a second.
    await until('the pacing', async () => {
      const sent = await send(first, 'goes');
      return sent.status === 202;
    });
    const { status, body } = await send(second, 'waits');
    expect([status, body.status]).toEqual([202, 'pending']);
    expect(await world.client.messages(second)).toEqual([]);
    await change({ minGapMs: null });
    await world.client.waitForMessage(second, { text: 'waits' });
    await until('it is known', async () => (await statusOf(body.id)) !== 'pending');
  });

  it('sends nothing that was given up while it waited for its turn', async () => {
    await change({ minGapMs: 60_000 });
    const contact = await newContact();
    const late = await until('a message that waits', async () => {
      const { status, body } = await send(contact, 'too late');
      return status === 202 ? body : null;
    });
    await world.app.dataSource.query(
      `UPDATE messages SET status = 'failed', error = 'expired' WHERE wa_message_id = $1`,
      [late.waMessageId],
    );
    await change({ minGapMs: null });
    const { body } = await send(contact, 'after');
    await world.client.waitForMessage(contact, { text: 'after' });
    const seen = (await world.client.messages(contact)).map(({ id }) => id);
    expect(seen).not.toContain(late.waMessageId);
    expect(seen).toContain(body.waMessageId);
  });
});

it.each([
  ['minGapMs', { minGapMs: 0 }],
  ['minGapMs', { minGapMs: 60_001 }],
  ['minGapMs', { minGapMs: '3000' }],
  ['burst', { burst: 0 }],
  ['burst', { burst: 101 }],
  ['burst', { burst: null }],
  ['name', { name: '' }],
  ['metadata', { metadata: [] }],
  ['pace', { pace: 1 }],
])('refuses what %s cannot be', async (field, body) => {
  const { status, body: problem } = await change(body);
  expect(status).toBe(400);
  expect(JSON.stringify(problem)).toContain(field);
});

it('changes a name and leaves the rest as it is', async () => {
  await change({ minGapMs: 3_000, burst: 5 });
  const { body } = await change({ name: 'New name' });
  expect(body).toMatchObject({ name: 'New name', minGapMs: 3_000, burst: 5 });
  expect((await change({})).body).toMatchObject({ name: 'New name' });
});

describe('metadata that are changed while a number is connected', () => {
  /** Writes to the number until an event carries them. */
  const areTold = async (metadata: Record<string, string>): Promise<void> => {
    const contact = await newContact();
    await until(`events with ${JSON.stringify(metadata)}`, async () => {
      await world.client.sendMessage(contact, { to: session.phone ?? '', text: 'whose am I?' });
      const [newest] = await world.app.dataSource.query<{ body: string }[]>(
        `SELECT body FROM events WHERE event = 'message.received' ORDER BY id DESC LIMIT 1`,
      );
      const told = newest && (JSON.parse(newest.body) as { metadata?: unknown }).metadata;
      return JSON.stringify(told) === JSON.stringify(metadata);
    });
  };

  it('are told with what arrives from then on', async () => {
    expect((await change({ metadata: { customer: '8' } })).status).toBe(200);
    await areTold({ customer: '8' });
  });
});

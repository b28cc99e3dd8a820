import { CONNECT_LINKS_MAX } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import { DeliveryBench, type TestWebhook } from '../../test/deliveries/deliveries';
import {
  type Caller,
  caller,
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { storeChat, storeContact, storeMessage } from '../../test/stored-messages';
import { newId, parseId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { AssignmentRepository } from '../team/assignment/assignment.repository';
import { LiveBus } from '../platform/live-events/live-bus';

interface Named {
  id: string;
  name: string;
}
interface ClientBody extends Named {
  sessionIds: string[];
}
interface Limit {
  clientIds: string[] | null;
  sessionIds: string[] | null;
}

/** A server that nobody listens on: sessions of this test never get further than trying. */
const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };

let app: TestApp;
let agency: TestOrganization;
beforeAll(async () => {
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ROLES: 'api,gateway' } });
});
beforeEach(async () => {
  agency = await app.organization();
});
afterAll(() => app.close());

const client = async (name: string): Promise<string> =>
  (await agency.asUser<Named>('POST /v1/clients', { name })).body.id;
const number = async (name: string, clientId: string | null = null): Promise<string> =>
  (await agency.asUser<Named>('POST /v1/sessions', { name, clientId })).body.id;
const clients = async (asUser: Caller = agency.asUser): Promise<ClientBody[]> =>
  (await asUser<{ data: ClientBody[] }>('GET /v1/clients')).body.data;
const numbersOf = async (asUser: Caller, query = ''): Promise<string[]> =>
  (await asUser<{ data: Named[] }>(`GET /v1/sessions${query}`)).body.data.map(({ name }) => name);
const limit = async ({ userId }: TestMember, to: Partial<Limit>): Promise<number> =>
  (await agency.asUser(`PATCH /v1/members/${userId}`, to)).status;
const key = async (request: object): Promise<Caller> => {
  const { body } = await agency.asUser<{ token: string }>('POST /v1/api-keys', {
    name: 'Limited',
    ...request,
  });
  return caller(app.url, { 'x-api-key': body.token });
};
const audited = async (action: string): Promise<Record<string, string>[]> => {
  const { body } = await agency.asUser<{ data: { details: Record<string, string> }[] }>(
    `GET /v1/audit-log?action=${action}`,
  );
  return body.data.map(({ details }) => details);
};

describe('clients', () => {
  it('are made, renamed and removed, and their numbers stay', async () => {
    const bakery = await client('Bakery');
    await client('aquarium');
    const id = await number('Bread', bakery);
    expect((await clients()).map(({ name, sessionIds }) => [name, sessionIds])).toEqual([
      ['aquarium', []],
      ['Bakery', [id]],
    ]);
    const taken = await agency.asUser('POST /v1/clients', { name: 'BAKERY' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'name_taken' } });
    await agency.asUser(`PATCH /v1/clients/${bakery}`, { name: 'Bakery Example' });
    expect(await audited('client.renamed')).toEqual([
      { name: 'Bakery Example', previousName: 'Bakery' },
    ]);
    expect((await agency.asUser(`DELETE /v1/clients/${bakery}`)).status).toBe(204);
    expect((await agency.asUser(`GET /v1/clients/${bakery}`)).status).toBe(404);
    expect((await agency.asUser(`GET /v1/sessions/${id}`)).body).toMatchObject({ clientId: null });
    expect(await audited('client.deleted')).toEqual([{ name: 'Bakery Example' }]);
  });

  it('have the numbers that they are given, each number one client', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const [one, two] = [await number('One', bakery), await number('Two')];
    const put = (id: string, sessionIds: string[]): Promise<{ status: number }> =>
      agency.asUser(`PUT /v1/clients/${id}/sessions`, { sessionIds });
    expect((await put(florist, [one, two])).status).toBe(200);
    const sessions = Object.fromEntries(
      (await clients()).map(({ name, sessionIds }) => [name, sessionIds]),
    );
    expect(sessions).toEqual({ Bakery: [], Florist: [one, two].sort() });
    await put(florist, [two]);
    expect(await numbersOf(agency.asUser, `?clientId=${florist}`)).toEqual(['Two']);
    expect(await numbersOf(agency.asUser, '?clientId=none')).toEqual(['One']);
    expect((await put(florist, [`sess_${'0'.repeat(32)}`])).status).toBe(404);
    await agency.asUser(`PATCH /v1/sessions/${one}`, { clientId: bakery });
    expect(await numbersOf(agency.asUser, `?clientId=${bakery}`)).toEqual(['One']);
    expect(await audited('session.settings_changed')).toEqual([
      { clientId: bakery, clientName: 'Bakery' },
    ]);
    expect(await audited('client.sessions_changed')).toHaveLength(2);
  });

  it('that lose a number ask what becomes of its webhooks, and stop them or name them in the audit log', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const [one, two] = [await number('One', bakery), await number('Two', bakery)];
    const bench = new DeliveryBench(app, agency);
    const url = 'https://agency.example/x';
    const events = ['message.received'];
    const single = await bench.webhook(url, { events, sessionIds: [one] });
    const both = await bench.webhook(url, { events, sessionIds: [one, two] });
    const all = await bench.webhook(url, { events });
    const arrive = async (of: string): Promise<void> =>
      bench.publish(bench.event(1, undefined, { sessionId: parseId('session', of) }));
    /** Deliveries of one number to a webhook, by what became of them. */
    const statuses = async (webhook: TestWebhook): Promise<string[]> =>
      (await bench.deliveries(webhook)).map(({ status }) => status).sort();
    await arrive(one);
    const move = (body: object) =>
      agency.asUser<{ code: string; detail: string }>(`PATCH /v1/sessions/${one}`, body);

    const asked = await move({ clientId: florist });
    expect([asked.status, asked.body.code]).toEqual([409, 'webhooks_remain']);
    expect(asked.body.detail).toContain(`${single.id}, ${both.id}.`);
    expect(asked.body.detail).not.toContain(all.id);
    expect(await numbersOf(agency.asUser, `?clientId=${bakery}`)).toContain('One');

    expect((await move({ clientId: florist, webhooks: 'keep' })).status).toBe(200);
    const named = `${single.id}, ${both.id}`;
    expect((await audited('session.settings_changed'))[0]).toEqual({
      ...{ clientId: florist, clientName: 'Florist', webhooks: named },
    });
    await arrive(one);
    for (const webhook of [single, both, all])
      expect(await statuses(webhook)).toEqual(['waiting', 'waiting']);

    expect((await move({ clientId: bakery, webhooks: 'stop' })).status).toBe(200);
    expect((await audited('session.settings_changed'))[0]).toEqual({
      ...{ clientId: bakery, clientName: 'Bakery', stopped: named },
    });
    await arrive(one);
    await arrive(two);
    expect(await statuses(single)).toEqual(['cancelled', 'cancelled']);
    expect(await statuses(both)).toEqual(['cancelled', 'cancelled', 'waiting']);
    expect(await statuses(all)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    const seen = async ({ id }: TestWebhook): Promise<object> =>
      (await agency.asUser<object>(`GET /v1/webhooks/${id}`)).body;
    expect(await seen(single)).toMatchObject({ enabled: false, sessionIds: [one] });
    expect(await seen(both)).toMatchObject({ enabled: true, sessionIds: [two] });
    expect((await audited('webhook.changed')).slice(0, 2)).toEqual([
      { host: 'agency.example', fields: 'sessionIds' },
      { host: 'agency.example', fields: 'enabled' },
    ]);
  });

  it('that lose numbers to another, or for good, ask the same', async () => {
    const bakery = await client('Bakery');
    const [one, two] = [await number('One', bakery), await number('Two', bakery)];
    const bench = new DeliveryBench(app, agency);
    const { id: webhooks } = await bench.webhook('https://agency.example/x', { sessionIds: [one] });
    const put = (body: object) => agency.asUser(`PUT /v1/clients/${bakery}/sessions`, body);
    expect(await put({ sessionIds: [one] })).toMatchObject({ status: 200 });
    expect(await put({ sessionIds: [two] })).toMatchObject({
      ...{ status: 409, body: { code: 'webhooks_remain' } },
    });
    expect(await put({ sessionIds: [two], webhooks: 'keep' })).toMatchObject({ status: 200 });
    const name = 'Bakery';
    expect((await audited('client.sessions_changed'))[0]).toEqual({
      name,
      sessions: two,
      webhooks,
    });
    await put({ sessionIds: [one, two] });
    const remove = (query = '') => agency.asUser(`DELETE /v1/clients/${bakery}${query}`);
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'webhooks_remain' } });
    expect((await remove('?webhooks=perhaps')).status).toBe(400);
    expect((await remove('?webhooks=stop')).status).toBe(204);
    expect(await audited('client.deleted')).toEqual([{ name, stopped: webhooks }]);
  });

  it('that lose a number by a limited key leave the webhooks alone that it does not see', async () => {
    const [bakery, cafe] = [await client('Bakery'), await client('Café')];
    const [bread, roses] = [await number('Bread', bakery), await number('Roses')];
    const bench = new DeliveryBench(app, agency);
    const { id: own } = await bench.webhook('https://agency.example/x', { sessionIds: [bread] });
    const { id: both } = await bench.webhook('https://agency.example/y', {
      sessionIds: [bread, roses],
    });
    const limited = await key({ clientIds: [bakery, cafe] });
    const path = `PATCH /v1/sessions/${bread}` as const;
    const asked = await limited<{ detail: string }>(path, { clientId: cafe });
    expect(asked.body.detail).toContain(own);
    expect(asked.body.detail).not.toContain(both);
    expect((await limited(path, { clientId: cafe, webhooks: 'stop' })).status).toBe(200);
    expect((await agency.asUser(`GET /v1/webhooks/${both}`)).body).toMatchObject({
      ...{ enabled: true, sessionIds: [bread, roses] },
    });
    expect(await audited('session.settings_changed')).toEqual([
      { clientId: cafe, clientName: 'Café', webhooks: both, stopped: own },
    ]);
  });

  it('of another organization are not there', async () => {
    const rival = await app.organization('Rival');
    const { id } = (await rival.asUser<Named>('POST /v1/clients', { name: 'Theirs' })).body;
    const status = async (...call: Parameters<Caller>): Promise<number> =>
      (await agency.asUser(...call)).status;
    expect(await status('POST /v1/sessions', { name: 'x', clientId: id })).toBe(404);
    expect(await status('POST /v1/api-keys', { name: 'x', clientIds: [id] })).toBe(404);
    expect(await status(`GET /v1/sessions?clientId=${id}`)).toBe(404);
  });
});

describe('a limit', () => {
  it('counts from the next request on, and follows the numbers of the client', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    await number('Bread', bakery);
    const roses = await number('Roses', florist);
    const agent = await app.member(agency, 'agent');
    expect(await numbersOf(agent.asUser)).toEqual(['Roses', 'Bread']);
    expect(await limit(agent, { clientIds: [bakery] })).toBe(200);
    expect(await numbersOf(agent.asUser)).toEqual(['Bread']);
    await limit(agent, { clientIds: [bakery], sessionIds: [roses] });
    expect(await numbersOf(agent.asUser)).toEqual(['Roses', 'Bread']);
    await limit(agent, { clientIds: [bakery] });
    await number('Cake', bakery);
    expect(await numbersOf(agent.asUser)).toEqual(['Cake', 'Bread']);
    await limit(agent, { clientIds: null, sessionIds: null });
    expect(await numbersOf(agent.asUser)).toHaveLength(3);
    expect((await audited('member.limits_changed'))[0]).toEqual({ limit: 'none' });
    expect((await audited('member.limits_changed'))[1]).toEqual({ clients: bakery, sessions: '' });
  });

  it('is lifted by null in both lists alone', async () => {
    const bakery = await client('Bakery');
    await number('Bread', bakery);
    const roses = await number('Roses');
    const agent = await app.member(agency, 'agent');
    await limit(agent, { clientIds: [bakery], sessionIds: [roses] });
    expect(await limit(agent, { clientIds: null })).toBe(200);
    expect(await numbersOf(agent.asUser)).toEqual(['Roses']);
    await limit(agent, { sessionIds: null });
    expect(await numbersOf(agent.asUser)).toEqual([]);
    await limit(agent, { clientIds: [bakery], sessionIds: null });
    expect(await numbersOf(agent.asUser)).toEqual(['Bread']);
    await limit(agent, { clientIds: null, sessionIds: null });
    expect(await numbersOf(agent.asUser)).toHaveLength(2);
    await limit(agent, { clientIds: null });
    expect(await numbersOf(agent.asUser)).toHaveLength(2);
  });

  it('to what is deleted is one to nothing', async () => {
    const bakery = await client('Bakery');
    await number('Bread', bakery);
    const agent = await app.member(agency, 'agent');
    await limit(agent, { clientIds: [bakery] });
    const limitedKey = await key({ clientIds: [bakery] });
    await agency.asUser(`DELETE /v1/clients/${bakery}`);
    expect(await numbersOf(agent.asUser)).toEqual([]);
    expect(await numbersOf(limitedKey)).toEqual([]);
    const { body } = await agency.asUser<{ data: (Named & Limit)[] }>('GET /v1/members');
    const member = body.data.find(({ id }) => id === agent.userId);
    expect(member).toMatchObject({ clientIds: [], sessionIds: [] });
  });

  it('is for agents and viewers, and ends with a role that sees everything', async () => {
    const bakery = await client('Bakery');
    const agent = await app.member(agency, 'agent');
    const refused = await agency.asUser('POST /v1/invitations', {
      role: 'admin',
      clientIds: [bakery],
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    await limit(agent, { clientIds: [bakery] });
    const { body } = await agency.asUser<Limit>(`PATCH /v1/members/${agent.userId}`, {
      role: 'admin',
    });
    expect(body).toMatchObject({ role: 'admin', clientIds: null, sessionIds: null });
    expect(await limit(agent, { clientIds: [bakery] })).toBe(400);
  });

  it('of an invitation is that of the person who accepts it', async () => {
    const bakery = await client('Bakery');
    await number('Bread', bakery);
    await number('Roses');
    const invited = await agency.asUser<{ url: string } & Limit>('POST /v1/invitations', {
      role: 'viewer',
      clientIds: [bakery],
    });
    expect(invited.body).toMatchObject({ clientIds: [bakery], sessionIds: [] });
    const accepted = await app.call<{ accessToken: string }>('POST /v1/auth/accept-invitation', {
      token: invited.body.url.split('#')[1],
      email: `limited-${newId()}@agency.example`,
      name: 'Grace',
      password: 'correct horse battery',
    });
    const asUser = caller(app.url, { authorization: `Bearer ${accepted.body.accessToken}` });
    expect(await numbersOf(asUser)).toEqual(['Bread']);
  });

  it('hides from members what others are limited to', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const [one, other] = [await app.member(agency, 'agent'), await app.member(agency, 'agent')];
    await limit(one, { clientIds: [bakery] });
    await limit(other, { clientIds: [florist] });
    const { body } = await one.asUser<{ data: (Named & Limit)[] }>('GET /v1/members');
    const limits = new Map(body.data.map(({ id, clientIds }) => [id, clientIds]));
    expect([limits.get(one.userId), limits.get(other.userId)]).toEqual([[bakery], []]);
  });
});

describe('a limited key', () => {
  it('makes numbers of its clients, and no others', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const limited = await key({ clientIds: [bakery] });
    const create = (body: object): Promise<{ status: number }> =>
      limited('POST /v1/sessions', { name: 'New', ...body });
    expect((await create({})).status).toBe(403);
    expect((await create({ clientId: florist })).status).toBe(403);
    expect((await create({ clientId: bakery })).status).toBe(201);
    expect(await numbersOf(limited)).toEqual(['New']);
    const { body } = await limited<{ data: Named[] }>('GET /v1/sessions');
    const id = body.data[0]?.id ?? '';
    const move = await limited(`PATCH /v1/sessions/${id}`, { clientId: florist });
    expect(move.status).toBe(403);
    expect((await limited(`DELETE /v1/sessions/${id}`)).status).toBe(204);
    const other = await number('Roses', florist);
    expect((await limited(`DELETE /v1/sessions/${other}`)).status).toBe(404);
  });

  it('moves numbers from one of its clients to another, and none of others', async () => {
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const cafe = await client('Café');
    const [bread, roses] = [await number('Bread', bakery), await number('Roses', florist)];
    const single = await number('Single');
    const limited = await key({ clientIds: [bakery, cafe], sessionIds: [roses, single] });
    const move = async (id: string): Promise<number> =>
      (await limited(`PATCH /v1/sessions/${id}`, { clientId: cafe })).status;
    expect([await move(bread), await move(roses), await move(single)]).toEqual([200, 403, 403]);
    expect(await numbersOf(agency.asUser, `?clientId=${cafe}`)).toEqual(['Bread']);
    expect(await numbersOf(agency.asUser, `?clientId=${florist}`)).toEqual(['Roses']);
  });

  it('makes webhooks of its numbers, and sees those alone', async () => {
    const bread = await number('Bread');
    const roses = await number('Roses');
    const limited = await key({ sessionIds: [bread] });
    const hook = (sessionIds?: string[] | null): Promise<{ status: number; body: Named }> =>
      limited('POST /v1/webhooks', { url: 'https://agency.example/x', sessionIds });
    expect((await hook()).status).toBe(403);
    expect((await hook([bread, roses])).status).toBe(404);
    const { status, body } = await hook([bread]);
    expect(status).toBe(201);
    await agency.asUser('POST /v1/webhooks', {
      url: 'https://agency.example/both',
      sessionIds: [bread, roses],
    });
    const list = await limited<{ data: Named[] }>('GET /v1/webhooks');
    expect(list.body.data.map(({ id }) => id)).toEqual([body.id]);
    const all = await limited(`PATCH /v1/webhooks/${body.id}`, { sessionIds: null });
    expect(all.status).toBe(403);
    const tested = await limited(`POST /v1/webhooks/${body.id}/test`, {
      event: 'message.received',
    });
    expect(tested.status).toBe(200);
    const recovered = await limited(`POST /v1/webhooks/${body.id}/recover`, {
      since: '2026-06-29T00:00:00.000Z',
    });
    expect(recovered.status).toBe(200);
  });

  it('is sent nothing that belongs to the organization as a whole', async () => {
    const bread = await number('Bread');
    const limited = await key({ sessionIds: [bread] });
    const bench = new DeliveryBench(app, agency);
    const hook = async (by: Caller, more: object): Promise<TestWebhook> => {
      const events = ['alert.opened', 'webhook.disabled', 'message.received'];
      const request = { url: 'https://agency.example/x', events, ...more };
      const { body } = await by<Named>('POST /v1/webhooks', request);
      return { id: body.id, uuid: parseId('webhook', body.id), secret: '' };
    };
    const own = await hook(limited, { sessionIds: [bread] });
    const all = await hook(agency.asUser, {});
    const ofSession = bench.event(1, undefined, { sessionId: parseId('session', bread) });
    const ofOrganization = bench.event(2, undefined, {
      ...{ event: 'webhook.disabled', sessionId: null, chat: null },
      data: { webhookId: all.id, url: 'https://agency.example/secret', reason: 'gone' },
    });
    await bench.publish(ofSession, ofOrganization);
    const sent = async (webhook: TestWebhook): Promise<string[]> =>
      (await bench.deliveries(webhook)).map((delivery) => delivery.event_id);
    expect(await sent(own)).toEqual([ofSession.id]);
    expect((await sent(all)).sort()).toEqual([ofSession.id, ofOrganization.id].sort());
  });

  it('has nothing sent to its address that waits and is out of its reach', async () => {
    const [bread, roses] = [await number('Bread'), await number('Roses')];
    const limited = await key({ sessionIds: [bread] });
    const bench = new DeliveryBench(app, agency);
    const url = 'https://agency.example/x';
    const events = ['message.received'];
    const webhook = await bench.webhook(url, { events, sessionIds: [bread, roses] });
    const publish = async (n: number, of: string): Promise<string> => {
      const event = bench.event(n, undefined, { sessionId: parseId('session', of) });
      await bench.publish(event);
      return event.id;
    };
    const statuses = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await bench.deliveries(webhook)).map(({ event_id, status }) => [event_id, status]),
      );
    const [one, two] = [await publish(1, bread), await publish(2, roses)];
    const path = `/v1/webhooks/${webhook.id}` as const;
    expect((await agency.asUser(`PATCH ${path}`, { description: 'Both' })).status).toBe(200);
    expect(await statuses()).toEqual({ [one]: 'waiting', [two]: 'waiting' });
    expect((await agency.asUser(`PATCH ${path}`, { sessionIds: [bread] })).status).toBe(200);
    expect(await statuses()).toEqual({ [one]: 'waiting', [two]: 'cancelled' });
    // Waiting since before what a webhook has was looked after.
    const setSessions = (ids: string[]): Promise<unknown> =>
      app.dataSource.query('UPDATE webhooks SET session_ids = $2 WHERE id = $1', [
        webhook.uuid,
        ids.map((id) => parseId('session', id)),
      ]);
    await setSessions([bread, roses]);
    const three = await publish(3, roses);
    await setSessions([bread]);
    expect((await limited(`PATCH ${path}`, { url: `${url}/elsewhere` })).status).toBe(200);
    expect(await statuses()).toEqual({
      [one]: 'waiting',
      [two]: 'cancelled',
      [three]: 'cancelled',
    });
  });

  it('hurries no delivery of a webhook that it does not see', async () => {
    const bread = await number('Bread');
    const limited = await key({ sessionIds: [bread] });
    const bench = new DeliveryBench(app, agency);
    const events = ['message.received'];
    const webhook = await bench.webhook('https://agency.example/all', { events });
    await bench.publish(bench.event(1, undefined, { sessionId: parseId('session', bread) }));
    const [waiting] = await bench.deliveries(webhook);
    const path = `POST /v1/deliveries/${publicId('delivery', waiting?.id ?? '')}/resend` as const;
    const refused = await limited(path);
    expect(refused).toMatchObject({ status: 409, body: { code: 'delivery_not_resendable' } });
    expect((await agency.asUser(path)).status).toBe(202);
  });

  it('counts against the quota of the whole organization', async () => {
    const small = await startTestApp({
      database: app.database,
      variables: { ...NO_WHATSAPP, ROLES: 'api,gateway', MAX_SESSIONS: '2' },
    });
    const bakery = await client('Bakery');
    await number('One');
    await number('Two');
    const { body } = await agency.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'Limited',
      clientIds: [bakery],
    });
    const limited = caller(small.url, { 'x-api-key': body.token });
    const refused = await limited('POST /v1/sessions', { name: 'Three', clientId: bakery });
    await small.stop();
    expect(refused).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
  });

  it('makes no more connect links than the whole organization may have', async () => {
    const [bread, roses] = [await number('Bread'), await number('Roses')];
    const limited = await key({ sessionIds: [bread] });
    await app.dataSource.query(
      `INSERT INTO connect_links (id, organization_id, session_id, token_hash, expires_at)
       SELECT gen_random_uuid(), $1, $2, sha256(gen_random_uuid()::text::bytea), now() + interval '1 hour'
       FROM generate_series(1, $3)`,
      [
        parseId('organization', agency.organizationId),
        parseId('session', roses),
        CONNECT_LINKS_MAX,
      ],
    );
    const refused = await limited(`POST /v1/sessions/${bread}/connect-links`, {
      expiresInMinutes: 60,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
  });

  it('causes events that every webhook of the organization gets', async () => {
    const bread = await number('Bread');
    const agent = await app.member(agency, 'agent');
    await limit(agent, { sessionIds: [bread] });
    const chat = await storeChat(app, agency, bread);
    const bench = new DeliveryBench(app, agency);
    const { body } = await agency.asUser<Named>('POST /v1/webhooks', {
      url: 'http://127.0.0.1:9/all',
      events: ['chat.updated'],
    });
    const { status } = await agent.asUser(`PATCH /v1/chats/${chat}`, { state: 'closed' });
    expect(status).toBe(200);
    const webhook = { id: body.id, uuid: parseId('webhook', body.id), secret: '' };
    expect(await bench.deliveries(webhook)).toHaveLength(1);
  });
});

describe('a limited person', () => {
  it('finds and counts what belongs to their numbers', async () => {
    const [bread, roses] = [await number('Bread'), await number('Roses')];
    const agent = await app.member(agency, 'agent');
    await limit(agent, { sessionIds: [bread] });
    for (const id of [bread, roses]) {
      await storeMessage(app, agency, id);
      await storeContact(app, agency, id);
      await storeChat(app, agency, id);
    }
    const lists = [
      'messages',
      'contacts',
      'chats',
      'search?q=secret',
      'search?q=secret&in=contacts',
    ];
    for (const list of lists) {
      const count = async (asUser: Caller): Promise<number> =>
        (await asUser<{ data: unknown[] }>(`GET /v1/${list}`)).body.data.length;
      expect([list, await count(agency.asUser), await count(agent.asUser)]).toEqual([list, 2, 1]);
    }
    const overview = await agent.asUser('GET /v1/overview');
    expect(overview.body).toMatchObject({ numbers: { total: 1 } });
  });

  it('is given no chat that they do not see', async () => {
    const [bread, roses] = [await number('Bread'), await number('Roses')];
    const agent = await app.member(agency, 'agent');
    await limit(agent, { sessionIds: [bread] });
    const give = async (sessionId: string): Promise<number> => {
      const chat = await storeChat(app, agency, sessionId);
      const assignee = { assigneeId: agent.userId };
      return (await agency.asUser(`PATCH /v1/chats/${chat}`, assignee)).status;
    };
    expect([await give(bread), await give(roses)]).toEqual([200, 400]);
    const other = await app.member(agency, 'agent');
    const members = [agent.userId, other.userId];
    await agency.asUser('PUT /v1/assignment-rule', { kind: 'round_robin', members });
    const next = (sessionId: string): Promise<string[]> =>
      app.app
        .get(UnitOfWork)
        .run((tx) =>
          app.app
            .get(AssignmentRepository)
            .next(
              tx,
              { organizationId: parseId('organization', agency.organizationId) },
              parseId('session', sessionId),
              2,
            ),
        );
    const [first, second] = [parseId('user', agent.userId), parseId('user', other.userId)];
    expect(await next(roses)).toEqual([second, second]);
    expect(await next(bread)).toEqual([first, second]);
  });

  it('finds nothing where they are limited to nothing', async () => {
    await storeMessage(app, agency, await number('Bread'));
    const agent = await app.member(agency, 'agent');
    await limit(agent, { sessionIds: [] });
    expect((await agent.asUser('GET /v1/search?q=secret')).body).toMatchObject({ data: [] });
    expect((await agent.asUser('GET /v1/messages')).body).toMatchObject({ data: [] });
  });

  it('is told live of their numbers, of a change of the limit, and from then on of the others', async () => {
    const [bread, roses] = [await number('Bread'), await number('Roses')];
    const agent = await app.member(agency, 'agent');
    await limit(agent, { sessionIds: [bread] });
    const reader = await LiveReader.open(app, agent.jwt);
    const organizationId = parseId('organization', agency.organizationId);
    const tell = (sessionId: string, chatId: string): void =>
      app.app.get(LiveBus).publish({
        ...{ event: 'chat.viewers', organizationId, to: null },
        ...{ sessionId: parseId('session', sessionId), data: { chatId, viewers: [] } },
      });
    const told = (): string[] =>
      reader.events
        .filter(({ type }) => type === 'chat.viewers')
        .map(({ data }) => String(data.data['chatId']));
    tell(roses, 'other');
    tell(bread, 'own');
    await until('the own one', () => told().includes('own'));
    expect(told()).toEqual(['own']);
    await limit(agent, { sessionIds: [roses] });
    await reader.event('live.missed');
    tell(bread, 'left');
    tell(roses, 'came');
    await until('the other one', () => told().includes('came'));
    expect(told()).toEqual(['own', 'came']);
    reader.close();
  });
});

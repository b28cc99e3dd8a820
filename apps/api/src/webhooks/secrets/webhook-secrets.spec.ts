import type { AuditPage, RevealedSecret, RotatedSecret } from '@whathooks/dto';
import { signBody, verifyDelivery } from '@whathooks/webhook-signature';
import { deliverySpec } from '../../../test/deliveries/delivery-spec';
import { type Answer } from '../../../test/harness';

const DAY_MS = 86_400_000;

const here = deliverySpec();

const rotate = async (id: string, body?: object): Promise<RotatedSecret> => {
  const answer = await here.bench.owner.asUser<RotatedSecret>(
    `POST /v1/webhooks/${id}/secret/rotate`,
    body,
  );
  expect(answer.status).toBe(200);
  return answer.body;
};

/** Whether each secret verifies the last delivery. */
const verifies = (...secrets: string[]): boolean[] =>
  secrets.map((secret) => {
    const last = here.receiver.received.at(-1);
    try {
      verifyDelivery(last?.raw ?? '', last?.headers ?? {}, secret);
      return true;
    } catch {
      return false;
    }
  });

const audit = async (query = ''): Promise<AuditPage> =>
  (await here.bench.owner.asUser<AuditPage>(`GET /v1/audit-log${query}`)).body;

describe('a rotated secret', () => {
  it('signs next to the new one for a day, and then no more', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const before = Date.now();
    const { secret, previousSecretExpiresAt } = await rotate(webhook.id);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(secret).not.toBe(webhook.secret);
    expect(Date.parse(previousSecretExpiresAt)).toBeGreaterThanOrEqual(before + DAY_MS);
    expect(Date.parse(previousSecretExpiresAt)).toBeLessThanOrEqual(Date.now() + DAY_MS);
    const shown = await here.bench.owner.asKey<RevealedSecret>(
      `GET /v1/webhooks/${webhook.id}/secret`,
    );
    expect(shown.body).toEqual({ secret, headers: {} });
    await here.bench.publish(here.bench.event(1));
    const [delivery] = await here.receiver.until(1);
    expect(String(delivery?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(verifies(secret, webhook.secret)).toEqual([true, true]);
    expect(delivery?.headers['x-whathooks-signature']).toBe(signBody(delivery?.raw ?? '', secret));
    // A day later.
    await here.app.dataSource.query(
      'UPDATE webhooks SET previous_secret_expires_at = now() WHERE id = $1',
      [webhook.uuid],
    );
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, {
      description: 'a day later',
    });
    await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/test`, { event: 'session.qr' });
    expect(verifies(secret, webhook.secret)).toEqual([true, false]);
  });

  it('cannot be rotated again while the previous one signs, as after a lost response', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const once = (): Promise<Answer<RotatedSecret>> =>
      here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/secret/rotate`, undefined, {
        'idempotency-key': 'once',
      });
    const first = await once();
    expect(await once()).toMatchObject({ status: 200, body: first.body });
    const refused = await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/secret/rotate`);
    expect([refused.status, refused.body['code']]).toEqual([409, 'previous_secret_signs']);
    await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/test`, { event: 'session.qr' });
    expect(verifies(first.body.secret, webhook.secret)).toEqual([true, true]);
    await here.app.dataSource.query(
      'UPDATE webhooks SET previous_secret_expires_at = now() WHERE id = $1',
      [webhook.uuid],
    );
    await rotate(webhook.id);
  });

  it('no longer signs after a second rotation with endPrevious', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const first = await rotate(webhook.id);
    const second = await rotate(webhook.id, { endPrevious: true });
    await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/test`, { event: 'session.qr' });
    expect(verifies(second.secret, first.secret, webhook.secret)).toEqual([true, true, false]);
  });

  it('needs a key that may change webhooks', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const key = await here.bench.owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'reader',
      scopes: ['webhooks:read'],
    });
    const answer = await here.app.call(`POST /v1/webhooks/${webhook.id}/secret/rotate`, undefined, {
      'x-api-key': key.body.token,
    });
    expect([answer.status, answer.body['code']]).toEqual([403, 'forbidden']);
    expect(
      (await here.bench.owner.asUser(`GET /v1/webhooks/${webhook.id}/secret`)).body,
    ).toMatchObject({
      secret: webhook.secret,
    });
  });
});

describe('the audit log', () => {
  it('shows who revealed and rotated which secret, newest first, page by page', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.owner.asUser(`GET /v1/webhooks/${webhook.id}/secret`);
    await rotate(webhook.id);
    await here.bench.owner.asKey(`GET /v1/webhooks/${webhook.id}/secret`);
    const me = await here.bench.owner.asUser<{ user: { id: string; name: string } }>(
      'GET /v1/auth/me',
    );
    const entry = (
      actor: unknown,
      action: string,
      target: unknown = webhook.id,
      details: object = { host: new URL(here.receiver.url).host },
    ): object => ({
      id: expect.stringMatching(/^aud_[0-9a-f]{32}$/) as string,
      actor,
      actorName: actor === me.body.user.id ? me.body.user.name : 'test',
      action,
      target,
      targetName: target === webhook.id ? null : 'test',
      details,
      at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
    const all = await audit();
    expect(all).toEqual({
      data: [
        entry(expect.stringMatching(/^key_[0-9a-f]{32}$/), 'webhook.secret_revealed'),
        entry(me.body.user.id, 'webhook.secret_rotated'),
        entry(me.body.user.id, 'webhook.secret_revealed'),
        entry(me.body.user.id, 'webhook.created'),
        entry(me.body.user.id, 'api_key.created', expect.stringMatching(/^key_/), { name: 'test' }),
      ],
      nextCursor: null,
    });
    const first = await audit('?limit=3');
    const second = await audit(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data]).toEqual(all.data);
  });

  it('has no entry for what was not revealed', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const stranger = await here.app.organization();
    expect((await stranger.asUser(`GET /v1/webhooks/${webhook.id}/secret`)).status).toBe(404);
    const { body } = await stranger.asUser<AuditPage>('GET /v1/audit-log');
    const entries = [...body.data, ...(await audit()).data];
    expect(entries.map(({ action }) => action)).not.toContain('webhook.secret_revealed');
  });

  it('is visible to owners and admins only', async () => {
    const keyed = await here.bench.owner.asKey('GET /v1/audit-log');
    expect([keyed.status, keyed.body['code']]).toEqual([401, 'invalid_credentials']);
    const login = async (role: string): Promise<number> => {
      await here.app.dataSource.query(
        'UPDATE memberships SET role = $2 WHERE organization_id = $1',
        [here.bench.organizationId, role],
      );
      const { email, password } = here.bench.owner;
      const { body } = await here.app.call<{ accessToken: string }>('POST /v1/auth/login', {
        email,
        password,
      });
      const answer = await here.app.call('GET /v1/audit-log', undefined, {
        authorization: `Bearer ${body.accessToken}`,
      });
      return answer.status;
    };
    expect([await login('viewer'), await login('agent')]).toEqual([403, 403]);
    expect([await login('admin'), await login('owner')]).toEqual([200, 200]);
  });
});

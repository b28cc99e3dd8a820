import { createHmac, timingSafeEqual } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { anyProduct } from '../harness/any-product';
import type { MessageBody, PageBody, SessionBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { until } from '@whathooks/testing';

/** The sample of the public documentation, to the letter. */
function verifySignature(rawBody: Buffer, header: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(rawBody).digest('hex');

  // Header arrives as "sha256=<hex>" — strip the prefix first
  const received = (header || '').replace(/^sha256=/, '');

  const a = Buffer.from(received, 'hex');
  const b = Buffer.from(expected, 'hex');

  return a.length === b.length && timingSafeEqual(a, b);
}

test('from registration to a webhook, an answer and an unlinked phone', async () => {
  const product = await anyProduct();
  const listener = await WebhookListener.start();
  try {
    const simulator = product.simulator;
    await simulator.createAccount({ phone: '15557654321', name: 'Bakery' });
    await simulator.createAccount({ phone: '15551234567', name: 'Jane Doe' });
    const registered = await product.api.post<{ accessToken: string }>('/v1/auth/register', {
      email: 'ada@agency.example',
      password: 'correct horse battery',
      name: 'Ada',
      organizationName: 'Agency',
    });
    expect(registered.status).toBe(201);
    const staff = product.api.with({ authorization: `Bearer ${registered.body.accessToken}` });

    const created = await staff.post<SessionBody>('/v1/sessions', {
      name: 'Bakery',
      metadata: { shop: '7' },
    });
    expect(created.status).toBe(201);
    expect(created.body.id).toMatch(/^sess_[0-9a-f]{32}$/);
    const read = async (): Promise<SessionBody> =>
      (await staff.get<SessionBody>(`/v1/sessions/${created.body.id}`)).body;
    const waiting = await until('a QR code', async () => {
      const session = await read();
      return session.status === 'QR' && session.qr ? session : null;
    });
    expect(Date.parse(waiting.qrExpiresAt ?? '')).toBeGreaterThan(Date.now());
    // WhatsApp retires the first code at the scan.
    await expect(simulator.scan('15557654321', waiting.qr ?? '')).rejects.toThrow(/retired/);
    const again = await until('another code', async () => {
      const session = await read();
      return session.statusReason === 'scan_again' ? session : null;
    });
    expect(again).toMatchObject({ status: 'QR', qrExpiresAt: waiting.qrExpiresAt });
    await simulator.scan('15557654321', again.qr ?? '');
    const connected = await until('CONNECTED', async () => {
      const session = await read();
      return session.status === 'CONNECTED' ? session : null;
    });
    expect(connected).toMatchObject({ phone: '15557654321', qr: null });

    const hook = await staff.post<{ id: string; secret: string; events: string[] }>(
      '/v1/webhooks',
      {
        url: listener.url,
      },
    );
    expect(hook.status).toBe(201);
    expect(hook.body.events).toEqual(['message.received', 'session.status', 'session.qr']);
    expect(hook.body.secret).toMatch(/^whsec_/);

    const { id: waMessageId } = await simulator.sendMessage('15551234567', {
      to: '15557654321',
      text: 'Hi there! 👋',
    });
    const delivery = await listener.next('message.received');
    expect(
      verifySignature(
        delivery.raw,
        String(delivery.headers['x-whathooks-signature']),
        hook.body.secret,
      ),
    ).toBe(true);
    expect(
      verifySignature(
        delivery.raw,
        String(delivery.headers['x-whathooks-signature']),
        'whsec_other',
      ),
    ).toBe(false);
    expect(delivery.headers).toMatchObject({
      'x-whathooks-event': 'message.received',
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^whathooks\/\d/) as unknown,
      'webhook-id': expect.stringMatching(/^evt_[0-9a-f]{32}$/) as unknown,
      'webhook-signature': expect.stringMatching(/^v1,/) as unknown,
    });
    expect(delivery.headers['x-whathooks-delivery']).toMatch(/^att_[0-9a-f]{32}$/);
    expect(delivery.body).toMatchObject({
      event: 'message.received',
      sessionId: created.body.id,
      metadata: { shop: '7' },
      data: {
        sessionId: created.body.id,
        from: '15551234567',
        pushName: 'Jane Doe',
        type: 'text',
        text: 'Hi there! 👋',
        waMessageId,
      },
    });
    expect(delivery.body.data['id']).toMatch(/^msg_[0-9a-f]{32}$/);
    for (const time of [delivery.body.timestamp, String(delivery.body.data['timestamp'])]) {
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }

    const key = await staff.post<{ token: string }>('/v1/api-keys', { name: 'CRM' });
    const integrator = product.api.with({ 'x-api-key': key.body.token });
    const sent = await integrator.post<MessageBody>('/v1/messages', {
      sessionId: created.body.id,
      to: '15551234567',
      text: 'Hello, Jane — fresh bread at 8',
    });
    expect(sent.status).toBe(201);
    expect(Object.keys(sent.body).sort()).toEqual([
      'id',
      'sessionId',
      'status',
      'to',
      'waMessageId',
    ]);
    expect(sent.body).toMatchObject({
      to: '15551234567',
      status: 'sent',
      sessionId: created.body.id,
    });
    const seen = await simulator.waitForMessage(
      '15551234567',
      { from: '15557654321', text: 'Hello, Jane — fresh bread at 8' },
      20_000,
    );
    expect(seen.id).toBe(sent.body.waMessageId);

    const statusOf = async (): Promise<string | undefined> => {
      const { body } = await integrator.get<PageBody<MessageBody>>(
        '/v1/messages?direction=outbound',
      );
      return body.data.find((message) => message.id === sent.body.id)?.status;
    };
    await until('delivered', async () => (await statusOf()) === 'delivered');
    await simulator.markRead('15551234567', { from: '15557654321', ids: [sent.body.waMessageId] });
    await until('read', async () => (await statusOf()) === 'read');

    await simulator.unlink('15557654321');
    const ended = await listener.next(
      'session.status',
      (candidate) => candidate.body.data['status'] === 'LOGGED_OUT',
    );
    expect(ended.body.data).toMatchObject({ previousStatus: 'CONNECTED', phone: '15557654321' });
    expect((await read()).status).toBe('LOGGED_OUT');
    expect(listener.of('message.received')).toHaveLength(1);
  } finally {
    await listener.stop();
    await product.stop();
  }
});

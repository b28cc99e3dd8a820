import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import type { PageBody, SessionBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';

const BAKERY = '15557650001';
const FLORIST = '15557650002';
const CUSTOMER = '15551230009';

test('the program of one customer sends from its numbers, hears of them, and finds nothing else', async () => {
  const product = await Product.start();
  const [theirs, ours] = [await WebhookListener.start(), await WebhookListener.start()];
  try {
    const account = await product.account('Agency of two');
    const { staff } = account;
    await product.simulator.createAccount({ phone: CUSTOMER, name: 'Jane Doe' });
    const { id: bread } = await product.link(account, BAKERY);
    const { id: roses } = await product.link(account, FLORIST);
    const client = await staff.post<{ id: string }>('/v1/clients', { name: 'Bakery' });
    await staff.call('PUT', `/v1/clients/${client.body.id}/sessions`, { sessionIds: [bread] });
    const made = await staff.post<{ token: string }>('/v1/api-keys', {
      name: 'Shop of the bakery',
      clientIds: [client.body.id],
    });
    const key = product.api.with({ 'x-api-key': made.body.token });

    const sessions = await key.get<PageBody<SessionBody>>('/v1/sessions');
    expect(sessions.body.data.map(({ id }) => id)).toEqual([bread]);
    expect((await key.get(`/v1/sessions/${roses}`)).status).toBe(404);

    const everything = await key.post('/v1/webhooks', { url: theirs.url });
    expect(everything.status).toBe(403);
    const hook = await key.post('/v1/webhooks', { url: theirs.url, sessionIds: [bread] });
    expect(hook.status).toBe(201);
    await staff.post('/v1/webhooks', { url: ours.url, events: ['message.received'] });

    const sent = await key.post('/v1/messages', { sessionId: bread, to: CUSTOMER, text: 'Fresh' });
    expect(sent.status).toBe(201);
    const refused = { sessionId: roses, to: CUSTOMER, text: 'Not ours' };
    expect((await key.post('/v1/messages', refused)).status).toBe(404);

    await product.simulator.sendMessage(CUSTOMER, { to: FLORIST, text: 'Roses, please' });
    await product.simulator.sendMessage(CUSTOMER, { to: BAKERY, text: 'Bread, please' });
    // The agency hears of both. The customer's own listener heard of its number alone.
    await until('both at the agency', () => ours.received.length === 2);
    const heard = await theirs.next('message.received');
    expect(heard.body).toMatchObject({ sessionId: bread, data: { text: 'Bread, please' } });
    const messages = await key.get<PageBody<{ text: string }>>('/v1/messages');
    expect(messages.body.data.map(({ text }) => text).sort()).toEqual(['Bread, please', 'Fresh']);
    const deliveries = await key.get<PageBody<{ sessionId: string }>>('/v1/deliveries');
    expect(new Set(deliveries.body.data.map(({ sessionId }) => sessionId))).toEqual(
      new Set([bread]),
    );

    // Another number of the same customer is within reach at once; one that leaves is not.
    const moved = await staff.call('PUT', `/v1/clients/${client.body.id}/sessions`, {
      sessionIds: [roses],
      webhooks: 'stop',
    });
    expect(moved.status).toBe(200);
    expect((await key.get(`/v1/sessions/${roses}`)).status).toBe(200);
    expect((await key.get(`/v1/sessions/${bread}`)).status).toBe(404);
  } finally {
    await theirs.stop();
    await ours.stop();
    await product.stop();
  }
});

import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';
import { until } from '@whathooks/testing';

const NUMBER = '4915120000001';
const CONTACT = '4915130000001';

interface Lease {
  holder: string;
  epoch: string;
}

test('a number has one connection, whichever of two processes stalls, dies or comes back', async () => {
  test.setTimeout(180_000);
  const product = await Product.start({ SESSION_LEASE_S: '3' });
  const listener = await WebhookListener.start();
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  const lease = async (): Promise<Lease> => {
    const { rows } = await client.query<Lease>(
      'SELECT holder::text, epoch::text FROM session_leases',
    );
    return rows[0] ?? { holder: '', epoch: '' };
  };
  let written = 0;
  const write = async (): Promise<void> => {
    written += 1;
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: `message ${written}` });
  };
  const texts = (): string[] => listener.received.map(({ body }) => String(body.data['text']));
  const allArrived = (): Promise<unknown> =>
    until(
      () => `message ${written}, got ${texts().join(', ')}\n${product.log}`,
      () => texts().includes(`message ${written}`),
      60_000,
    );
  try {
    const account = await product.account();
    await account.staff.post('/v1/webhooks', { url: listener.url, events: ['message.received'] });
    await product.link(account, NUMBER);
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
    const first = await lease();
    const { child: another } = await product.startAnother();
    await write();
    await allArrived();
    expect(await lease()).toEqual(first);

    // It stands still for longer than its lease, and wakes up without knowing.
    process.kill(product.gatewayPid, 'SIGSTOP');
    await until('another holder', async () => (await lease()).holder !== first.holder, 60_000);
    const second = await lease();
    await write();
    await allArrived();
    process.kill(product.gatewayPid, 'SIGCONT');
    for (let n = 0; n < 20; n += 1) await write();
    await allArrived();
    await until('the first to know', () =>
      /another process holds this session|the lease of this session is lost/.test(product.log),
    );
    expect(await lease()).toEqual(second);
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM messages WHERE direction = 'inbound'`,
    );
    expect(rows).toEqual([{ n: written }]);

    // A dead one is followed at once: nobody waits until its lease is over.
    await another.end('SIGKILL');
    await write();
    await allArrived();
    expect((await lease()).holder).toBe(first.holder);
    expect(Number((await lease()).epoch)).toBeGreaterThan(Number(second.epoch));
    const { stats } = await product.simulator.account(NUMBER);
    expect(stats.nacks).toBe(0);
    expect(new Set(texts()).size).toBe(written);
  } finally {
    await client.end();
    await listener.stop();
    await product.stop();
  }
});

import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import { Client } from 'pg';
import type { Answer, MessageBody, SessionBody } from '../harness/api';
import { type Process, Product } from '../harness/product';

const NUMBER = '4915120000001';
const CONTACT = '4915130000001';
/** Messages that each process still has for the number while its holder is killed. */
const SENDS_PER_PROCESS = 6;

test('whichever of three processes is asked, the answer is the same', async () => {
  test.setTimeout(240_000);
  const product = await Product.start({ SESSION_LEASE_S: '3' });
  const database = new Client({ connectionString: product.databaseUrl });
  await database.connect();
  const reading = new AbortController();
  try {
    const account = await product.account();
    const processes = [
      product.first,
      await product.startAnother(),
      await product.startAnother(),
    ] as const;
    await product.simulator.createAccount({ phone: NUMBER, name: 'Bakery' });
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
    const [first, second, third] = processes.map(({ url }) => account.key.at(url));
    if (!first || !second || !third) throw new Error('three processes were started');
    const apis = [first, second, third];
    const everywhere = <T>(path: string): Promise<Answer<T>[]> =>
      Promise.all(apis.map((api) => api.get<T>(path)));

    // Linking: made by one process, shown by all, scanned from another one.
    const { body: session } = await second.post<SessionBody>('/v1/sessions', { name: 'Bakery' });
    const path = `/v1/sessions/${session.id}`;
    await until('the same code everywhere', async () => {
      const codes = (await everywhere<SessionBody>(path)).map(({ body }) => body.qr);
      return codes[0] !== null && new Set(codes).size === 1;
    });
    for (const image of await everywhere(`${path}/qr`)) expect(image.status).toBe(200);
    for (const api of apis) {
      const asked = await api.post<{ code: string }>(`${path}/pairing-code`, { phone: NUMBER });
      expect([asked.status, typeof asked.body.code]).toEqual([200, 'string']);
    }
    await product.simulator.link(NUMBER, async () => {
      return (await third.get<SessionBody>(path)).body.qr;
    });
    await until('CONNECTED everywhere', async () =>
      (await everywhere<SessionBody>(path)).every(({ body }) => body.status === 'CONNECTED'),
    );

    // What a message tells reaches the screens of all.
    const screens = await Promise.all(
      processes.map(({ url }) => account.staff.at(url).follow('/v1/live', reading.signal)),
    );
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'to all screens' });
    await until('the message on every screen', () =>
      screens.every(({ text }) => text().includes('to all screens')),
    );

    // Sends: in the order in which they were answered, each once.
    const texts: string[] = [];
    for (let n = 0; n < 9; n += 1) {
      const text = `message ${n}`;
      const sent = await apis[n % 3]?.post<MessageBody>('/v1/messages', {
        sessionId: session.id,
        to: CONTACT,
        text,
      });
      expect([sent?.status, sent?.body]).toMatchObject([201, { status: 'sent' }]);
      texts.push(text);
    }
    await product.simulator.waitForMessage(CONTACT, { text: 'message 8' });
    const received = async (): Promise<string[]> =>
      (await product.simulator.messages(CONTACT)).map(({ text }) => text ?? '');
    expect((await received()).filter((text) => text.startsWith('message '))).toEqual(texts);
    const limits = await everywhere(`${path}/limits`);
    expect(limits.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(limits.map(({ body }) => JSON.stringify(body))).size).toBe(1);

    // The process that runs the number is killed while others have messages for it.
    const holder = await holderOf(database, processes);
    const survivors = processes.filter((one) => one !== holder);
    const sends = survivors.flatMap(({ url }, process) =>
      Array.from({ length: SENDS_PER_PROCESS }, async (_, n) => {
        const text = `survivor ${process}.${n}`;
        const { status } = await account.key.at(url).post('/v1/messages', {
          sessionId: session.id,
          to: CONTACT,
          text,
        });
        return { text, status };
      }),
    );
    await holder.child.end('SIGKILL');
    const answers = await Promise.all(sends);
    const taken = answers.filter(({ status }) => status === 201 || status === 202);
    const refused = answers.filter(({ status }) => status === 400);
    expect(taken.length + refused.length).toBe(answers.length);
    await until(
      () => `each message that was taken; ${JSON.stringify(answers)}`,
      async () => {
        const arrived = await received();
        return taken.every(({ text }) => arrived.includes(text));
      },
      90_000,
    );
    const arrived = await received();
    for (const { text } of taken) expect(arrived.filter((one) => one === text)).toEqual([text]);
    for (const { text } of refused) expect(arrived).not.toContain(text);

    // Unlinked by one that may not run it, for all.
    const [last, other] = survivors.map(({ url }) => account.key.at(url));
    expect((await last?.post(`${path}/logout`))?.status).toBe(200);
    expect((await other?.get<SessionBody>(path))?.body.status).toBe('LOGGED_OUT');
  } finally {
    reading.abort();
    await database.end();
    await product.stop();
  }
});

/** The process that has the lease of the only session, found by the advisory lock that proves it alive. */
async function holderOf(database: Client, processes: readonly Process[]): Promise<Process> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT activity.application_name AS name FROM session_leases lease
     JOIN pg_locks held ON held.locktype = 'advisory'
       AND (held.classid::bigint << 32) | held.objid::bigint = lease.holder
     JOIN pg_stat_activity activity USING (pid)`,
  );
  const holder = processes.find(({ child }) =>
    rows.some(({ name }) => name.split(' ').includes(String(child.process.pid))),
  );
  if (!holder) throw new Error(`no process has the lease: ${JSON.stringify(rows)}`);
  return holder;
}

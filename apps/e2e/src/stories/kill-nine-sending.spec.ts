import { expect, test } from '@playwright/test';
import type { Api, MessageBody, PageBody } from '../harness/api';
import { Product } from '../harness/product';
import { until } from '@whathooks/testing';

const NUMBER = '4915120000011';
const CONTACTS = ['4915130000011', '4915130000012', '4915130000013', '4915130000014'];
const PER_CONTACT = 25;
const KILLS = 5;
const PATIENCE_MS = 120_000;

test('a gateway killed in the midst of sends sends each message once, in order, to a client that asks again', async () => {
  test.setTimeout(400_000);
  const product = await Product.start();
  try {
    const account = await product.account();
    const session = await product.link(account, NUMBER);
    for (const phone of CONTACTS) {
      await product.simulator.createAccount({ phone, name: `Contact ${phone}` });
    }
    const ids = new Map<string, Set<string>>();
    let answered = 0;

    /** What a client does that must not send twice and must not lose: the same key until it is answered. */
    const insist = async (api: Api, to: string, text: string): Promise<void> => {
      const body = { sessionId: session.id, to, text, queue: true };
      await until(
        `an answer for ${text}`,
        async () => {
          const answer = await api
            .call<MessageBody>('POST', '/v1/messages', body, {
              'idempotency-key': text.replaceAll(' ', '-'),
            })
            .catch(() => null);
          if (!answer || answer.status === 409 || answer.status >= 500) return null;
          expect([text, answer.status]).toEqual([text, answer.status === 201 ? 201 : 202]);
          ids.set(text, (ids.get(text) ?? new Set()).add(answer.body.waMessageId));
          return answer;
        },
        PATIENCE_MS,
      );
      answered += 1;
    };

    const sending = Promise.all(
      CONTACTS.map(async (contact) => {
        for (const text of textsFor(contact)) await insist(account.key, contact, text);
      }),
    );
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Dies after some more answers, with other requests half done.
      const enough = Math.min(answered + 4 + kill * 3, CONTACTS.length * PER_CONTACT);
      await until('some more answers', () => answered >= enough, PATIENCE_MS);
      await product.stopGateway('SIGKILL');
      await product.startGateway();
    }
    await sending;

    for (const contact of CONTACTS) {
      const expected = textsFor(contact);
      const read = async (): Promise<(string | null)[]> =>
        (await product.simulator.messages(contact, { with: NUMBER })).map(({ text }) => text);
      await until(
        `all that ${contact} shall read`,
        async () => (await read()).length >= expected.length,
        PATIENCE_MS,
      );
      expect(await read()).toEqual(expected);
      const { body } = await account.key.get<PageBody<MessageBody>>(
        `/v1/messages?direction=outbound&limit=100&chat=${contact}`,
      );
      expect(body.data.map(({ text }) => text).reverse()).toEqual(expected);
    }
    for (const [text, waMessageIds] of ids) expect([text, waMessageIds.size]).toEqual([text, 1]);
  } finally {
    await product.stop();
  }
});

function textsFor(contact: string): string[] {
  return Array.from({ length: PER_CONTACT }, (_, index) => `to ${contact}: ${index}`);
}

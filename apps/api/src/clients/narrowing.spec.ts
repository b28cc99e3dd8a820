import { until } from '@whathooks/testing';
import type { TestWebhook } from '../../test/deliveries/deliveries';
import { deliverySpec } from '../../test/deliveries/delivery-spec';
import { status } from '../../test/deliveries/webhook-receiver';
import type { TestMember } from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { parseId } from '../platform/database/ids';

/** What is under way, or held in memory, while somebody is narrowed to less than before. */

const here = deliverySpec();

const made = async (path: `/${string}`, body: object): Promise<string> =>
  (await here.bench.owner.asUser<{ id: string }>(`POST ${path}`, body)).body.id;
const number = (name: string, clientId: string): Promise<string> =>
  made('/v1/sessions', { name, clientId });
const move = async (id: string, clientId: string): Promise<void> => {
  const body = { clientId, webhooks: 'stop' };
  const { status: answered } = await here.bench.owner.asUser(`PATCH /v1/sessions/${id}`, body);
  expect(answered).toBe(200);
};
/** An event of a number, in a chat of its own. */
const publish = (sessionId: string, n: number): Promise<void> =>
  here.bench.publish(
    here.bench.event(n, `1555123${n}@s.whatsapp.net`, {
      sessionId: parseId('session', sessionId),
    }),
  );

/** The process that sends has read what the webhook is now: the second renewal begins after the first was taken in. */
async function learnt(webhook: TestWebhook): Promise<void> {
  const lease = async (): Promise<unknown> => {
    const [row] = await here.app.dataSource.query<{ until: string }[]>(
      'SELECT lease_until::text AS until FROM delivery_lanes WHERE id = $1',
      [webhook.uuid],
    );
    return row?.until;
  };
  for (const description of ['first', 'second']) {
    const before = await lease();
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { description });
    await until('the lane is renewed', async () => (await lease()) !== before);
  }
}

it.each([
  ['its number leaves its client', (one: string, florist: string) => move(one, florist)],
  [
    'its numbers are changed',
    async (_one: string, _florist: string, webhook: string, two: string) => {
      await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook}`, { sessionIds: [two] });
    },
  ],
])(
  'a webhook is sent nothing more that waits, in memory or not, once %s',
  async (_when, narrow) => {
    const [bakery, florist] = [
      await made('/v1/clients', { name: 'Bakery' }),
      await made('/v1/clients', { name: 'Florist' }),
    ];
    const [one, two] = [await number('One', bakery), await number('Two', bakery)];
    const { receiver, bench } = here;
    // Nothing is answered yet, so what is due fills the lane and what it reads ahead.
    const answers: (() => void)[] = [];
    receiver.answer = (response, received, socket) =>
      answers.push(() => status(200)(response, received, socket));
    const webhook = await bench.webhook(receiver.url, {
      ...{ events: ['message.received'], sessionIds: [one, two], concurrency: 2 },
    });
    const WAITING = 60;
    for (let n = 1; n <= WAITING; n += 1) await publish(one, n);
    await until('the first are under way', () => answers.length === 2);
    await narrow(one, florist, webhook.id, two);
    await learnt(webhook);
    receiver.answer = status(200);
    for (const answer of answers) answer();
    await publish(two, 500);
    await until('the one of the other number', () => receiver.numbers.includes(500));
    await until('nothing waits', async () => !(await bench.statuses(webhook)).includes('waiting'));
    const statuses = await bench.statuses(webhook);
    const attempts = await bench.attempts(webhook);
    const cancelled = statuses.filter((one) => one === 'cancelled').length;
    expect(cancelled).toBeGreaterThanOrEqual(WAITING - answers.length);
    // What was sent was under way when it was narrowed: no attempt begins later but that of the other number.
    expect(receiver.received.length).toBe(answers.length + 1);
    expect(attempts.length).toBeLessThanOrEqual(answers.length + 1);
  },
);

describe('an open stream', () => {
  const narrowedBy: [
    string,
    (member: TestMember, one: string, florist: string) => Promise<void>,
  ][] = [
    ['a number leaves the client', (_member, one, florist) => move(one, florist)],
    [
      'the person is limited to less',
      async ({ userId }) => {
        const limit = { clientIds: [], sessionIds: [] };
        await here.bench.owner.asUser(`PATCH /v1/members/${userId}`, limit);
      },
    ],
  ];

  it.each(narrowedBy)('tells nothing of a number once %s', async (_when, narrow) => {
    const [bakery, florist] = [
      await made('/v1/clients', { name: 'Bakery' }),
      await made('/v1/clients', { name: 'Florist' }),
    ];
    const one = await number('One', bakery);
    const agent = await here.app.member(here.bench.owner, 'agent');
    const limit = { clientIds: [bakery] };
    await here.bench.owner.asUser(`PATCH /v1/members/${agent.userId}`, limit);
    const reader = await LiveReader.open(here.app, agent.jwt);
    const everything = await LiveReader.open(here.app, here.bench.owner.jwt);
    const told = (of: LiveReader): unknown[] =>
      of.events.filter(({ type }) => type === 'message.received').map(({ data }) => data.data['n']);
    await publish(one, 1);
    await until('the first', () => told(reader).includes(1));
    await narrow(agent, one, florist);
    await reader.event('live.missed');
    await publish(one, 2);
    await until('all is told to who sees all', () => told(everything).includes(2));
    expect(told(reader)).toEqual([1]);
    reader.close();
    everything.close();
  });
});

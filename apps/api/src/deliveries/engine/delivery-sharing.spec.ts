import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import { ok, type Received, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import { DeliveryAttempter } from '../attempt/delivery-attempter';

const CHATS = Array.from({ length: 5 }, (_, index) => `${index}@s.whatsapp.net`);

let app: TestApp;
let receiver: WebhookReceiver;
let bench: DeliveryBench;
beforeEach(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  receiver = await WebhookReceiver.start();
  bench = await DeliveryBench.open(app);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await receiver.stop();
  await app.close();
});

async function webhooks(count: number): Promise<TestWebhook[]> {
  const made: TestWebhook[] = [];
  for (let index = 0; index < count; index += 1) {
    made.push(await bench.webhook(`${receiver.url}?${index}`, {}, { concurrency: 2 }));
  }
  return made;
}

const publish = (n: number): Promise<void> =>
  bench.publish(...CHATS.map((chat) => bench.event(n, chat)));

const allOver = async (made: readonly TestWebhook[]): Promise<void> => {
  for (const webhook of made) {
    await until('all to be delivered', async () =>
      (await bench.statuses(webhook)).every((one) => one === 'delivered'),
    );
  }
};

/** Responses wait until the returned function is called. */
function holdAnswers(): () => void {
  const held: (() => void)[] = [];
  receiver.answer = (...given) => held.push(() => ok(...given));
  return () => {
    receiver.answer = ok;
    for (const answer of held.splice(0)) answer();
  };
}

it('an added process takes over lanes of one that holds them all', async () => {
  const lanes = await webhooks(8);
  const attempts = new Map<unknown, Set<string>>();
  const attempt = DeliveryAttempter.prototype.attempt;
  jest.spyOn(DeliveryAttempter.prototype, 'attempt').mockImplementation(function (
    this: DeliveryAttempter,
    ...given
  ) {
    const seen = attempts.get(this) ?? new Set();
    attempts.set(this, seen.add(given[0].webhookId));
    return attempt.apply(this, given);
  });
  const releaseResponses = holdAnswers();
  await publish(0);
  const first = await startTestApp({ database: app.database, variables: { ROLES: 'delivery' } });
  await until('all lanes to be claimed', () => [...attempts.values()][0]?.size === lanes.length);
  const second = await startTestApp({ database: app.database, variables: { ROLES: 'delivery' } });
  releaseResponses();
  const open = new Map<string, number>();
  let most = 0;
  receiver.answer = (response, received, socket) => {
    const now = (open.get(received.path) ?? 0) + 1;
    open.set(received.path, now);
    most = Math.max(most, now);
    setTimeout(() => {
      open.set(received.path, (open.get(received.path) ?? 0) - 1);
      ok(response, received, socket);
    }, 5);
  };
  let count = 1;
  await until('half of them to be taken over', async () => {
    await publish(count++);
    return ([...attempts.values()][1]?.size ?? 0) >= lanes.length / 2;
  });
  await publish(count++);
  await allOver(lanes);
  await first.stop();
  await second.stop();
  const wanted = Array.from({ length: count }, (_, n) => n);
  const arrived = (at: Pick<Received, 'path'>, chat: string): (number | undefined)[] =>
    receiver.received
      .filter(({ path, body }) => path === at.path && body.data.chat === chat)
      .map(({ body }) => body.data.n);
  for (let index = 0; index < lanes.length; index += 1) {
    for (const chat of CHATS) expect(arrived({ path: `/hook?${index}` }, chat)).toEqual(wanted);
  }
  expect(most).toBe(2);
});

it('half of the difference is handed over, and claimed again if nobody claims it', async () => {
  const lanes = await webhooks(4);
  const offered: string[] = [];
  const { engine, kill } = testEngine(app, {
    others: { requestLanes: () => undefined, offerLanes: (free) => offered.push(...free) },
  });
  let releaseResponses = holdAnswers();
  for (let n = 0; n < 3; n += 1) await publish(n);
  engine.start();
  await receiver.until(lanes.length * 2);
  engine.shareLanes(3);
  releaseResponses();
  await allOver(lanes);
  expect(offered).toEqual([]);
  releaseResponses = holdAnswers();
  const before = receiver.received.length;
  for (let n = 3; n < 6; n += 1) await publish(n);
  engine.wake();
  await receiver.until(before + lanes.length * 2);
  engine.shareLanes(0);
  releaseResponses();
  await until('two lanes to be offered', () => offered.length === 2);
  await allOver(lanes);
  expect(receiver.received).toHaveLength(4 * 5 * 6);
  expect(new Set(offered).size).toBe(2);
  await engine.stop();
  await kill();
});

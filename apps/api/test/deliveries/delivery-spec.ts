import { startTestApp, type TestApp } from '../harness';
import { NO_WHATSAPP } from '../processes/no-whatsapp';
import { DeliveryBench } from './deliveries';
import { WebhookReceiver } from './webhook-receiver';

/** What the tests of a delivery spec work with. */
export interface DeliverySpec {
  app: TestApp;
  /** Of an organization of its own for each test. */
  bench: DeliveryBench;
  /** The server behind the webhooks of a test. */
  receiver: WebhookReceiver;
}

/** Sets up a spec, or a part of one: one application, and an organization with a receiver for each test. */
export function deliverySpec(): DeliverySpec {
  const at = {} as DeliverySpec;
  beforeAll(async () => {
    at.app = await startTestApp({ variables: NO_WHATSAPP });
  });
  afterAll(() => at.app.close());
  beforeEach(async () => {
    at.bench = await DeliveryBench.open(at.app);
    at.receiver = await WebhookReceiver.start();
  });
  afterEach(() => at.receiver.stop());
  return at;
}

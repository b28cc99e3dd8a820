import type { SentFile } from '@whathooks/whatsapp-simulator';
import { WebhookReceiver } from './deliveries/webhook-receiver';
import { newPhone, SimulatedApp, until } from './simulated';

/** Files that a contact sends to a linked number, as a webhook gets them once they are stored. */
export class ReceivedFiles {
  private constructor(
    readonly simulated: SimulatedApp,
    /** The linked number. */
    readonly phone: string,
    private readonly contact: string,
    private readonly receiver: WebhookReceiver,
  ) {}

  static async start(): Promise<ReceivedFiles> {
    const contact = newPhone();
    const { world, agency, session } = await SimulatedApp.withNumber(
      [{ phone: contact, name: 'Jane' }],
      { MEDIA_WAIT_S: '30' },
    );
    const receiver = await WebhookReceiver.start();
    await agency.asUser('POST /v1/webhooks', { url: receiver.url, events: ['message.received'] });
    return new ReceivedFiles(world, session.phone ?? '', contact, receiver);
  }

  async close(): Promise<void> {
    await this.receiver.stop();
    await this.simulated.close();
  }

  /** Resolves with what is told of the message of a file. */
  async told<Told extends { waMessageId: string }>(sent: Omit<SentFile, 'to'>): Promise<Told> {
    const { id } = await this.simulated.client.media.send(this.contact, {
      ...sent,
      to: this.phone,
    });
    return until(`message ${id}`, () =>
      this.receiver.received
        .map(({ body }) => body.data as unknown as Told)
        .find(({ waMessageId }) => waMessageId === id),
    );
  }
}

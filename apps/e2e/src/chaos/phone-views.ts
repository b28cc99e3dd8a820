import { createHash } from 'node:crypto';
import type { Product } from '../harness/product';
import type { PhoneMessage } from './accounting/observations';

type Simulator = Product['simulator'];

/** Messages received by the phone of a contact. */
export async function phoneMessages(simulator: Simulator, reader: string): Promise<PhoneMessage[]> {
  const messages = await simulator.messages(reader);
  const received = messages.filter(({ direction }) => direction === 'in');
  return Promise.all(
    received.map(async ({ id, text, deliveries, status, media }) => ({
      reader,
      text: text ?? '',
      deliveries,
      status,
      ...(media && { file: await opened(simulator, reader, id) }),
    })),
  );
}

/** SHA-256 of a file as the phone opens it, or why it refuses it. */
async function opened(simulator: Simulator, reader: string, id: string): Promise<string> {
  return simulator.media.read(reader, id).then(
    (bytes) => createHash('sha256').update(bytes).digest('hex'),
    (error: unknown) => String(error),
  );
}

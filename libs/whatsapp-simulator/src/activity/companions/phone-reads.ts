import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import type { Account, Device } from '../../store/accounts';
import { bundleNodes } from '../../phone/emulated-phone';
import type { Exchange } from '../../exchange/exchange';
import { node, seconds } from '../../wire/nodes';

/**
 * A phone decrypts its copy of what a companion sent.
 *
 * @throws Error when it cannot, or when a fault says so.
 */
export async function decryptCopy(
  exchange: Exchange,
  reader: Account,
  from: Device,
  enc: BinaryNode,
): Promise<proto.Message> {
  const { faults } = exchange;
  const { unreadable } = faults.of(reader.phone);
  const phone = exchange.phone(reader);
  if (unreadable > 0) {
    faults.set(reader.phone, { unreadable: unreadable - 1 });
    phone.forget(from);
    throw new Error('unreadable on purpose');
  }
  return phone.decryptFrom(from, enc);
}

/**
 * A phone that could not decrypt a message requests it again, with fresh keys.
 *
 * @param who address for the answer
 */
export function askAgain(
  exchange: Exchange,
  writer: Device,
  reader: Account,
  id: string,
  who: Record<string, string | undefined>,
): void {
  exchange.stats(reader.phone).phoneRetries += 1;
  const [registration, ...keys] = bundleNodes(exchange.phone(reader).bundle());
  const t = seconds();
  exchange.enqueue(
    writer,
    node('receipt', { ...who, id, type: 'retry', t }, [
      node('retry', { count: '1', id, t, v: '1' }),
      ...(registration ? [registration] : []),
      node('keys', {}, keys),
    ]),
  );
}

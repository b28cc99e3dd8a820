import { encodeWAMessage } from '@whiskeysockets/baileys';
import { type Account, senderAttrs } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { seconds } from '../wire/nodes';

export interface BurstProgress {
  /** Messages in flight. */
  sent: number;
  /** Requested number of messages. */
  count: number;
  done: boolean;
  /** Messages for each second, from the start to now or to the end. */
  perSecond: number;
  error?: string;
}

/** Messages between two turns of the event loop. */
const TURN = 16;

/**
 * One phone writes many texts to the companions of another number. For load: nothing is written
 * into the chats, so that the simulator's own work weighs as little as it can.
 *
 * @returns what is kept up to date while it runs
 */
export function burst(
  exchange: Exchange,
  from: Account,
  to: Account,
  count: number,
  prefix: string,
): BurstProgress {
  const progress: BurstProgress = { sent: 0, count, done: false, perSecond: 0 };
  const started = performance.now();
  const note = (): void => {
    progress.perSecond = Math.round((progress.sent / (performance.now() - started)) * 1_000);
  };
  const run = async (): Promise<void> => {
    while (progress.sent < count) {
      const id = newMessageId(from);
      const plaintext = encodeWAMessage({ conversation: `${prefix} ${progress.sent}` });
      for (const device of exchange.accounts.companions(to.phone)) {
        const attrs = { id, t: seconds(), ...senderAttrs(from) };
        await exchange.sendEncrypted(from, device, plaintext, attrs);
      }
      progress.sent += 1;
      if (progress.sent % TURN === 0) {
        note();
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  };
  run()
    .catch((error: unknown) => {
      progress.error = String(error);
    })
    .finally(() => {
      note();
      progress.done = true;
    });
  return progress;
}

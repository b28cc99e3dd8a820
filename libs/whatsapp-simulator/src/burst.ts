import { generateMessageIDV2 } from '@whiskeysockets/baileys';
import type { Account } from './accounts';
import { phoneJid } from './addresses';
import { type Exchange, senderAttrs } from './exchange';

export interface BurstProgress {
  sent: number;
  count: number;
  done: boolean;
  error?: string;
}

/** Many messages, as fast as they can be encrypted. */
export interface Burst {
  readonly progress: BurstProgress;
}

/**
 * One phone writes many texts to the companions of another number. For load: nothing is written
 * into the chats, so that the simulator's own work weighs as little as it can.
 */
export function burst(
  exchange: Exchange,
  from: Account,
  to: Account,
  count: number,
  prefix: string,
): Burst {
  const progress: BurstProgress = { sent: 0, count, done: false };
  const run = async (): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const id = generateMessageIDV2(phoneJid(from.phone));
      for (const device of exchange.accounts.companions(to.phone)) {
        const message = { conversation: `${prefix} ${index}` };
        await exchange.sendEncrypted(from, device, id, message, new Date(), senderAttrs(from));
      }
      progress.sent += 1;
    }
  };
  run().then(
    () => {
      progress.done = true;
    },
    (error: unknown) => {
      progress.done = true;
      progress.error = String(error);
    },
  );
  return { progress };
}

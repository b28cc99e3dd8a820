import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { Mutex } from 'async-mutex';
import { mutationsIn, patchesIn } from './app-state-patches';
import type { Logger } from '../door/door';
import type { KeyStore } from '../keys/key-store';
import { bytesOfField } from '../wire/protobuf-fields';
import { saltKeys } from '../keys/token-source';

/** Where an account keeps the salt of its tokens. */
const COLLECTION = 'regular_high';
const INDEX = JSON.stringify(['nct_salt_sync']);

/** Number of the salt's action in a `SyncActionValue`, and of the salt in it. */
const ACTION_FIELD = 80;
const SALT_FIELD = 1;

/**
 * Learns the salt of our tokens from the state of the account, which Baileys takes for something that it
 * does not know. What a snapshot says, which has to be downloaded, is left to the history that comes with it.
 */
export function learnSalt(socket: WASocket, keys: KeyStore, logger: Logger): void {
  const mutex = new Mutex();
  socket.ws.on('CB:iq,,sync', (answer: BinaryNode) => {
    mutex
      .runExclusive(() => take(answer, keys))
      .catch((error: unknown) =>
        logger.warn({ error: String(error) }, 'the salt of the tokens could not be learnt'),
      );
  });
}

async function take(answer: BinaryNode, keys: KeyStore): Promise<void> {
  for (const patch of patchesIn(answer, COLLECTION)) {
    for (const { index, isRemoval, value } of await mutationsIn(patch, keyOf(keys))) {
      if (index !== INDEX) continue;
      const action = isRemoval ? null : bytesOfField(value, ACTION_FIELD);
      const salt = action && bytesOfField(action, SALT_FIELD);
      if (isRemoval || salt?.length) await keys.set(saltKeys(salt));
    }
  }
}

function keyOf(keys: KeyStore): (id: string) => Promise<Uint8Array | null> {
  return async (id) => {
    const { [id]: key } = await keys.get('app-state-sync-key', [id]);
    return key?.keyData ?? null;
  };
}

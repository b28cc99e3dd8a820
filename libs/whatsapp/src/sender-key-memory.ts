import type { SignalDataSet, SignalDataTypeMap, SignalKeyStore } from '@whiskeysockets/baileys';
import type { MessageReceipt } from './door';
import type { KeyStore } from './key-store';

const TYPE = 'sender-key-memory';
type Memory = SignalDataTypeMap[typeof TYPE];

/**
 * Remembers which devices have our key of a group, and believes it no sooner than the server has
 * acknowledged the message that brought it.
 *
 * Baileys notes it when the frame is written. If the line ends before the server has the frame, the
 * members never got the key, and could read nothing that follows.
 */
export class SenderKeyMemory implements SignalKeyStore {
  /** Given on this line and not acknowledged. */
  private readonly given = new Map<string, Memory>();

  constructor(private readonly keys: KeyStore) {}

  async get<T extends keyof SignalDataTypeMap>(
    type: T,
    ids: string[],
  ): Promise<Record<string, SignalDataTypeMap[T]>> {
    const found = await this.keys.get(type, ids);
    if (type !== TYPE) return found;
    for (const id of ids) {
      const given = this.given.get(id);
      // What comes later on the same line comes after the key.
      if (given) found[id] = { ...given } as SignalDataTypeMap[T];
    }
    return found;
  }

  async set({ [TYPE]: memories = {}, ...others }: SignalDataSet): Promise<void> {
    for (const [group, memory] of Object.entries(memories)) {
      if (memory) this.given.set(group, memory);
      else await this.forget(group);
    }
    if (Object.keys(others).length > 0) await this.keys.set(others);
  }

  /** The server's word on a message tells whether it has the key beside it. Nobody waits for this. */
  learn({ chat, status }: Pick<MessageReceipt, 'chat' | 'status'>): void {
    const memory = this.given.get(chat);
    if (!memory) return;
    this.given.delete(chat);
    const known = status === 'failed' ? null : memory;
    // If that is lost, the key is given once more.
    this.keys.set({ [TYPE]: { [chat]: known } }).catch(() => undefined);
  }

  /** Nobody knows who has the key: it is given to all with the next message. */
  async forget(group: string): Promise<void> {
    this.given.delete(group);
    await this.keys.set({ [TYPE]: { [group]: null } });
  }
}

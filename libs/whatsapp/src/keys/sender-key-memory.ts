import type { SignalDataSet, SignalDataTypeMap, SignalKeyStore } from '@whiskeysockets/baileys';
import type { MessageReceipt } from '../api/inbound';
import type { KeyStore } from './key-store';

const TYPE = 'sender-key-memory';
type Memory = SignalDataTypeMap[typeof TYPE];

/** Who got our key of a group beside one message. */
interface Given {
  devices: Memory;
  isAcknowledged: boolean;
}

/**
 * Remembers which devices have our key of a group, and believes it no sooner than the server has
 * acknowledged the message that brought it.
 *
 * Baileys notes it when the frame is written. If the connection ends before the server has the frame, the
 * members never got the key, and could read nothing that follows.
 */
export class SenderKeyMemory implements SignalKeyStore {
  /** Given on this connection and not acknowledged, by group and message. */
  private readonly given = new Map<string, Map<string, Given>>();

  /** @param messageTo names the message that is being sent to a group. */
  constructor(
    private readonly keys: KeyStore,
    private readonly messageTo: (group: string) => string | undefined,
  ) {}

  async get<T extends keyof SignalDataTypeMap>(
    type: T,
    ids: string[],
  ): Promise<Record<string, SignalDataTypeMap[T]>> {
    const found = await this.keys.get(type, ids);
    if (type !== TYPE) return found;
    for (const id of ids) {
      // What comes later on the same connection comes after the key.
      const given = [...(this.given.get(id)?.values() ?? [])].map(({ devices }) => devices);
      const memory: Memory = Object.assign({}, found[id], ...given);
      found[id] = memory as SignalDataTypeMap[T];
    }
    return found;
  }

  async set({ [TYPE]: memories = {}, ...others }: SignalDataSet): Promise<void> {
    for (const [group, memory] of Object.entries(memories)) {
      if (memory) await this.note(group, memory);
    }
    if (Object.keys(others).length > 0) await this.keys.set(others);
  }

  /** The server's ack says whether the message carried the key. Not awaited. */
  learn(receipt: Pick<MessageReceipt, 'waMessageId' | 'chat' | 'status'>): void {
    const given = this.given.get(receipt.chat);
    const entry = given?.get(receipt.waMessageId);
    if (!given || !entry) return;
    if (receipt.status === 'failed') {
      given.delete(receipt.waMessageId);
      return;
    }
    entry.isAcknowledged = true;
    // If that is lost, the key is given once more.
    this.believe(receipt.chat, given).catch(() => undefined);
  }

  /** Forgets what was given on this connection; what is stored goes with the key itself. */
  forget(group: string): void {
    this.given.delete(group);
  }

  private async note(group: string, memory: Memory): Promise<void> {
    const { [group]: before = {} } = await this.get(TYPE, [group]);
    const fresh = Object.keys(memory).filter((device) => memory[device] && !before[device]);
    const waMessageId = this.messageTo(group);
    if (fresh.length === 0 || waMessageId === undefined) return;
    const given = this.given.get(group) ?? new Map<string, Given>();
    this.given.set(group, given);
    const devices = Object.fromEntries(fresh.map((device) => [device, true]));
    Object.assign(devices, given.get(waMessageId)?.devices);
    given.set(waMessageId, { devices, isAcknowledged: false });
  }

  /** Stores what is acknowledged by now. */
  private async believe(group: string, given: Map<string, Given>): Promise<void> {
    const { [group]: known } = await this.keys.get(TYPE, [group]);
    const acknowledged = [...given].filter(([, { isAcknowledged }]) => isAcknowledged);
    // Another call has stored them, or the key was replaced meanwhile.
    if (acknowledged.length === 0 || this.given.get(group) !== given) return;
    const memory: Memory = { ...known };
    for (const [waMessageId, { devices }] of acknowledged) {
      Object.assign(memory, devices);
      given.delete(waMessageId);
    }
    await this.keys.set({ [TYPE]: { [group]: memory } });
  }
}

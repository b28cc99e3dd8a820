import { randomBytes } from 'node:crypto';
import type { Commits } from '../keys/commits';
import type { Credentials } from '../keys/credentials';
import type { KeyWrite, SessionStore } from '../api/session-store';

/** Where a device that is not linked yet keeps itself. */
const WAITING = { type: 'linking', id: 'device' } as const;

/** To be committed with the credentials of a linked device: removes the pending secret. */
export const NOT_WAITING: KeyWrite = { ...WAITING, value: null };

/** The device that a session waited to link when its last connection ended; null where none was kept. */
export async function waitingDevice(store: SessionStore): Promise<Uint8Array | null> {
  const found = await store.loadKeys(WAITING.type, [WAITING.id]);
  return found.get(WAITING.id) ?? null;
}

/**
 * The secret that a linking code hands to the phone, in base64. The phone proves with it that it accepted
 * this device. WhatsApp may retire it at any time before.
 */
export class AdvSecret {
  /** Who relies on the present secret. */
  private readonly pledges = new Set<symbol>();
  private whenFree: () => void = () => undefined;

  constructor(
    private readonly credentials: Credentials,
    private readonly commits: Commits,
  ) {}

  get value(): string {
    return this.credentials.value.advSecretKey;
  }

  /** Whether the phone computes its answer with the present secret: another one would not fit. */
  get isPledged(): boolean {
    return this.pledges.size > 0;
  }

  /** Called when the current secret is no longer in use. */
  onFree(listener: () => void): void {
    this.whenFree = listener;
  }

  /**
   * Keeps the present secret, or the given one, until the phone has answered.
   *
   * @returns ends the use: the phone no longer computes with the current secret.
   */
  pledge(secret?: string): () => void {
    if (secret !== undefined) this.credentials.value.advSecretKey = secret;
    const pledge = Symbol('pledge');
    this.pledges.add(pledge);
    return () => {
      if (this.pledges.delete(pledge) && !this.isPledged) this.whenFree();
    };
  }

  /**
   * Makes another secret. Resolves when it is durable: after a crash the same device continues with it, and
   * never with one that is retired.
   */
  async rotate(): Promise<void> {
    this.credentials.value.advSecretKey = randomBytes(32).toString('base64');
    await this.commits.stage({ keys: [{ ...WAITING, value: this.credentials.bytes }] });
  }
}

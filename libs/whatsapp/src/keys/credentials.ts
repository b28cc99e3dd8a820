import { createHash } from 'node:crypto';
import { type AuthenticationCreds, BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';

/** Credentials of one session, and whether they changed since they were last committed. */
export class Credentials {
  private dirty = false;

  /** @param committed hash of what is stored; null for what is not linked, of which nothing is. */
  private constructor(
    readonly value: AuthenticationCreds,
    private committed: string | null = null,
  ) {}

  /**
   * @param stored what `take` gave earlier; null, or what is not linked, makes a device that is not linked.
   * @param waiting what `bytes` gave of a device that was not linked: it is taken up. Null makes a new one.
   */
  static from(stored: Uint8Array | null, waiting: Uint8Array | null = null): Credentials {
    const linked = stored && parsed(stored);
    if (stored && linked?.account) return new Credentials(linked, hashOf(stored));
    return new Credentials(waiting ? parsed(waiting) : initAuthCreds());
  }

  touch(): void {
    this.dirty = true;
  }

  /** Whether there is something to commit. Baileys reports a change at every login, though nothing changes. */
  get changed(): boolean {
    if (this.dirty && this.committed !== null) this.dirty = hashOf(this.bytes) !== this.committed;
    return this.dirty;
  }

  /** What to commit; until `touch` is called again they count as unchanged. */
  take(): Uint8Array {
    this.dirty = false;
    const { bytes } = this;
    this.committed = hashOf(bytes);
    return bytes;
  }

  /** As they are now. */
  get bytes(): Uint8Array {
    return Buffer.from(JSON.stringify(this.value, BufferJSON.replacer));
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function parsed(bytes: Uint8Array): AuthenticationCreds {
  return JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver) as AuthenticationCreds;
}

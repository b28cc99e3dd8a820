import { type AuthenticationCreds, BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';

/** Credentials of one session, and whether they changed since they were last committed. */
export class Credentials {
  private dirty = false;

  private constructor(readonly value: AuthenticationCreds) {}

  /**
   * @param stored what `take` gave earlier; null, or what is not linked, makes a device that is not linked.
   * @param waiting what `bytes` gave of a device that was not linked: it is taken up. Null makes a new one.
   */
  static from(stored: Uint8Array | null, waiting: Uint8Array | null = null): Credentials {
    const linked = stored && parsed(stored);
    return new Credentials(linked?.account ? linked : waiting ? parsed(waiting) : initAuthCreds());
  }

  touch(): void {
    this.dirty = true;
  }

  get changed(): boolean {
    return this.dirty;
  }

  /** What to commit; until `touch` is called again they count as unchanged. */
  take(): Uint8Array {
    this.dirty = false;
    return this.bytes;
  }

  /** As they are now. */
  get bytes(): Uint8Array {
    return Buffer.from(JSON.stringify(this.value, BufferJSON.replacer));
  }
}

function parsed(bytes: Uint8Array): AuthenticationCreds {
  return JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver) as AuthenticationCreds;
}

import { type AuthenticationCreds, BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';

/** Credentials of one session, and whether they changed since they were last committed. */
export class Credentials {
  private dirty = false;

  private constructor(readonly value: AuthenticationCreds) {}

  /** @param stored what `bytes` gave earlier; null makes a new, unlinked device. */
  static from(stored: Uint8Array | null): Credentials {
    const value = stored
      ? (JSON.parse(Buffer.from(stored).toString(), BufferJSON.reviver) as AuthenticationCreds)
      : null;
    return new Credentials(value?.account ? value : initAuthCreds());
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
    return Buffer.from(JSON.stringify(this.value, BufferJSON.replacer));
  }
}

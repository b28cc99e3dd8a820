import { SessionCipher } from 'libsignal';

/** A session inside libsignal's record. Its types leave it out. */
interface SessionEntry {
  indexInfo: { used: number };
  pendingPreKey?: unknown;
  serialize(): object;
}

interface SessionEntryClass {
  deserialize(data: object): SessionEntry;
}

interface CipherInside {
  doDecryptWhisperMessage(data: Buffer, session: SessionEntry): Promise<Buffer>;
  decryptWithSessions(
    data: Buffer,
    sessions: SessionEntry[],
  ): Promise<{ session: SessionEntry; plaintext: Buffer }>;
}

let replaced = false;

/**
 * Makes libsignal decide on copies.
 *
 * Its own routine advances the ratchet of every session it tries, fitting or not, and stores them
 * all: a contact with several sessions soon has only damaged ones. Once per process.
 */
export function decryptOnCopies(): void {
  if (replaced) return;
  replaced = true;
  const cipher = SessionCipher.prototype as unknown as CipherInside;
  cipher.decryptWithSessions = async function (this: CipherInside, data, sessions) {
    for (const session of sessions) {
      const copy = (session.constructor as unknown as SessionEntryClass).deserialize(
        session.serialize(),
      );
      try {
        const plaintext = await this.doDecryptWhisperMessage(data, copy);
        if (!('pendingPreKey' in copy)) delete session.pendingPreKey;
        Object.assign(session, copy);
        session.indexInfo.used = Date.now();
        return { session, plaintext };
      } catch {
        // The next one may fit.
      }
    }
    throw new Error('No matching sessions found for message');
  };
}

import { SessionCipher } from 'libsignal';

/** A session inside libsignal's record; it can be copied by writing and reading it. */
interface SessionEntry {
  indexInfo: { used: number };
  pendingPreKey?: unknown;
  serialize(): object;
}

interface EntryClass {
  deserialize(data: object): SessionEntry;
}

/** libsignal's own class, with the two methods that its types leave out. */
interface CipherInside {
  doDecryptWhisperMessage(data: Buffer, session: SessionEntry): Promise<Buffer>;
}

/**
 * Decrypts as phones do: tries a message on copies of the sessions it knows and keeps only the one
 * that fits. The library's own routine damages every session it tries.
 */
export class CarefulCipher extends SessionCipher {
  async decryptWithSessions(
    data: Buffer,
    sessions: SessionEntry[],
  ): Promise<{ session: SessionEntry; plaintext: Buffer }> {
    for (const session of sessions) {
      const copy = (session.constructor as unknown as EntryClass).deserialize(session.serialize());
      try {
        const plaintext = await (this as unknown as CipherInside).doDecryptWhisperMessage(
          data,
          copy,
        );
        if (!('pendingPreKey' in copy)) delete session.pendingPreKey;
        Object.assign(session, copy);
        session.indexInfo.used = Date.now();
        return { session, plaintext };
      } catch {
        // Try the next session.
      }
    }
    throw new Error('no session fits this message');
  }
}

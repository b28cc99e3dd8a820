import { SessionCipher } from 'libsignal';

/** A session inside libsignal's record. Its types leave it out. */
interface SessionEntry {
  indexInfo: { used: number };
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
 * Makes libsignal leave sessions that do not fit a message as they were.
 *
 * Its own routine advances the ratchet of every session it tries, fitting or not, and stores them
 * all: a contact with several sessions soon has only damaged ones. Once per process.
 */
export function decryptOnCopies(): void {
  if (replaced) return;
  replaced = true;
  const cipher = SessionCipher.prototype as unknown as CipherInside;
  cipher.decryptWithSessions = async function (this: CipherInside, data, sessions) {
    const errors: unknown[] = [];
    for (const session of sessions) {
      // With one session there is nothing to keep: when it does not fit, the record is not stored.
      const before = sessions.length > 1 ? session.serialize() : null;
      try {
        const plaintext = await this.doDecryptWhisperMessage(data, session);
        session.indexInfo.used = Date.now();
        return { session, plaintext };
      } catch (error) {
        errors.push(error);
        if (before) putBack(session, before);
      }
    }
    throw mostSpecific(errors);
  };
}

function putBack(session: SessionEntry, before: object): void {
  const entryClass = session.constructor as unknown as SessionEntryClass;
  Object.assign(session, entryClass.deserialize(before));
}

/** A key that was used already belongs to the session that fits: the message came twice. */
function mostSpecific(errors: unknown[]): Error {
  const used = errors.find((error) => error instanceof Error && /^Key used/.test(error.message));
  return (used as Error | undefined) ?? new Error('No matching sessions found for message');
}

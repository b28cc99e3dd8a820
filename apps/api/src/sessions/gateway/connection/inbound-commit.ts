import { lidNumbersIn, type SessionCommit } from '@whathooks/whatsapp';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { SessionContext, SessionInbox } from '../../state/session-inbox';
import { type CredentialStore, isWritten, type WrittenKey } from '../credentials/credential-store';
import type { Lease } from '../leases/lease';
import { storeNotices } from '../../state/history/session-notices.repository';

/**
 * Makes durable, in one transaction, what a connection brought: ratchets, messages, receipts and notices,
 * and with them their events and a delivery for every webhook that wants one. All of it or nothing; only
 * afterwards is anything acknowledged to WhatsApp, or sent.
 */
export class InboundCommit {
  constructor(
    private readonly session: SessionContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly lease: Lease,
    private readonly credentials: CredentialStore,
    private readonly inbox: SessionInbox,
  ) {}

  /** Rejects when another process runs the session by now. */
  async commit(batch: SessionCommit): Promise<void> {
    if (isRatchetsOnly(batch)) return this.credentials.writeRatchets(batch.keys);
    const { session } = this;
    const { inboundStore } = this.inbox;
    const { keys, messages, receipts, notices, appState } = batch;
    const numbers = lidNumbersIn(keys);
    await this.credentials.prepare();
    await this.unitOfWork.run(async (tx) => {
      await this.lease.guard(tx);
      await this.credentials.write(tx, batch);
      if (numbers.length > 0) await inboundStore.learnNumbers(tx, session, numbers);
      if (messages.length > 0) await inboundStore.storeMessages(tx, session, messages);
      if (receipts.length > 0) await inboundStore.storeReceipts(tx, session, receipts);
      if (notices.length > 0) {
        const fresh = await storeNotices(tx, session, notices);
        await this.inbox.storeNotices(tx, session, notices, fresh);
      }
      if (appState.length > 0) await this.inbox.storeState(tx, session, appState);
    });
  }
}

/** What a connection commits before each message that it sends. */
function isRatchetsOnly(batch: SessionCommit): batch is SessionCommit & { keys: WrittenKey[] } {
  const { credentials, keys, messages, receipts, notices, appState } = batch;
  const others = messages.length + receipts.length + notices.length + appState.length;
  const isPlain = keys.every(isWritten) && lidNumbersIn(keys).length === 0;
  return !credentials && others === 0 && isPlain;
}

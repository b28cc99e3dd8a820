import type { WaitReason } from '@whathooks/dto';

/** A message that waits, or an edit or a deletion of one, as the database has it. */
export interface OutboxRow {
  id: string;
  /** Names the chat queue: messages of one chat keep their order. */
  chat: string;
  jid: string;
  /** Digits or JID as the caller gave it. */
  recipient: string;
  recipientChecked: boolean;
  /**
   * Encoded protobuf, decided when the message was taken: the same bytes at every try. Where its file is on
   * WhatsApp's servers is added before the first.
   */
  bytes: Uint8Array;
  waMessageId: string;
  /** It was held because its chat may not be begun. */
  wasHeld?: boolean;
  /** It is an edit or a deletion of an earlier message of the chat. */
  isChange?: boolean;
  /** Its file has to be uploaded to WhatsApp first. */
  awaitsUpload?: boolean;
  /** Of a status post: JIDs of the people who see it; absent where they were not read yet. */
  audience?: readonly string[];
}

/** A message on its way to the connection. */
export class OutboxEntry implements OutboxRow {
  readonly id: string;
  readonly chat: string;
  jid: string;
  readonly recipient: string;
  recipientChecked: boolean;
  bytes: Uint8Array;
  readonly waMessageId: string;
  readonly wasHeld: boolean;
  readonly isChange: boolean;
  awaitsUpload: boolean;
  audience?: readonly string[];
  /** Settles with the server's word on the last attempt, or with the end of its connection. */
  answer?: Promise<unknown>;
  private readonly place = Promise.withResolvers<void>();
  private waits: { reason: WaitReason; tries: number } | null = null;

  /**
   * @param handed it may have reached WhatsApp, now or in a process before: `recipientChecked` is committed
   *   before the first try, so a row that has it counts as perhaps sent.
   * @param pendingAt when it was known to be pending, by `performance.now()`.
   * @param committed resolves when the row is committed, or will never be.
   */
  constructor(
    row: OutboxRow,
    public handed = row.recipientChecked && !row.awaitsUpload,
    public pendingAt = performance.now(),
    readonly committed: Promise<boolean> = Promise.resolve(true),
  ) {
    this.id = row.id;
    this.chat = row.chat;
    this.jid = row.jid;
    this.recipient = row.recipient;
    this.recipientChecked = row.recipientChecked;
    this.bytes = row.bytes;
    this.waMessageId = row.waMessageId;
    this.wasHeld = row.wasHeld ?? false;
    this.isChange = row.isChange ?? false;
    this.awaitsUpload = row.awaitsUpload ?? false;
    if (row.audience) this.audience = row.audience;
  }

  /** Resolves when it has its place on the connection: the next message of its chat may go. */
  get written(): Promise<void> {
    return this.place.promise;
  }

  noteWritten(): void {
    this.place.resolve();
  }

  /** A try ended with this reason. Returns how many in a row did, in this process. */
  countWait(reason: WaitReason): number {
    const tries = this.waits?.reason === reason ? this.waits.tries + 1 : 1;
    this.waits = { reason, tries };
    return tries;
  }
}

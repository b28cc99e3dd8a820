import { toProblem } from '../../shared/api/problem';
import type { Draft, KeptDrafts } from './kept-drafts';

/** What a saver needs of the world around it. */
export interface DraftServer {
  save: (chatId: string, draft: Draft) => Promise<unknown>;
}

/** How long somebody types before what they wrote is saved, in ms. */
const SAVE_AFTER_MS = 800;
/** Pauses before saving is tried again while the server cannot be reached, in ms. */
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** The clocks of a browser and of the server differ by less than this, in ms. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Saves drafts on the server as they are typed, one request for a chat at a time, the last text last. What is not
 * saved yet is kept in the browser, and saved as soon as the server can be reached.
 */
export class DraftSaver {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly saving = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private failures = 0;

  constructor(
    private readonly kept: KeptDrafts,
    private readonly server: DraftServer,
  ) {}

  /** What was written here and is not on the server yet; null where all is. */
  unsaved(chatId: string): (Draft & { at: string }) | null {
    return this.kept.get(chatId);
  }

  /**
   * What was begun in a chat: what is not saved yet, or what the server has. What an earlier page left unsaved counts
   * unless the server got a later text meanwhile, from another device.
   */
  begun(chatId: string, stored: (Draft & { updatedAt: string | null }) | undefined): Draft | null {
    const kept = this.kept.get(chatId);
    if (!kept || !stored?.updatedAt || !this.kept.isFromBefore(chatId))
      return kept ?? stored ?? null;
    if (Date.parse(stored.updatedAt) - Date.parse(kept.at) < CLOCKS_DIFFER_MS) return kept;
    this.kept.remove(chatId);
    return stored;
  }

  /** Whether the server did not take what was written last. */
  readonly hasFailed = (): boolean => this.failures > 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(chatId: string, draft: Draft): void {
    this.kept.put(chatId, draft);
    this.saveIn(chatId, SAVE_AFTER_MS);
  }

  /** Saves now what a chat, or every chat, has not saved yet. */
  flush(chatId?: string): void {
    const chats = chatId === undefined ? this.kept.chats() : [chatId];
    for (const id of chats) {
      clearTimeout(this.timers.get(id));
      this.timers.delete(id);
      void this.save(id);
    }
  }

  private saveIn(chatId: string, delay: number): void {
    if (this.timers.has(chatId)) return;
    const due = () => {
      this.timers.delete(chatId);
      void this.save(chatId);
    };
    this.timers.set(chatId, setTimeout(due, delay));
  }

  private async save(chatId: string): Promise<void> {
    const draft = this.kept.get(chatId);
    if (!draft || this.saving.has(chatId)) return;
    this.saving.add(chatId);
    const { text, replyTo, at } = draft;
    try {
      await this.server.save(chatId, { text, replyTo });
      this.settled(chatId, at, 0);
    } catch (error) {
      this.failed(chatId, { text, replyTo, at }, error);
    } finally {
      this.saving.delete(chatId);
    }
    // What was typed meanwhile.
    if (this.kept.get(chatId))
      this.saveIn(chatId, this.failures === 0 ? SAVE_AFTER_MS : this.retryAfter());
  }

  private failed(chatId: string, { text, replyTo, at }: Draft & { at: string }, error: unknown) {
    const { status } = toProblem(error);
    const mayPass = status === 0 || status >= 500 || status === 401 || status === 429;
    if (mayPass) this.count(this.failures + 1);
    // The message that it answers is gone: what was written is not.
    else if (replyTo !== null && text !== '') this.withoutReply(chatId, replyTo);
    else this.settled(chatId, at, this.failures);
  }

  private withoutReply(chatId: string, replyTo: string): void {
    const now = this.kept.get(chatId);
    if (now?.replyTo === replyTo) this.kept.put(chatId, { text: now.text, replyTo: null });
  }

  private settled(chatId: string, at: string, failures: number): void {
    if (this.kept.get(chatId)?.at === at) this.kept.remove(chatId);
    this.count(failures);
  }

  private count(failures: number): void {
    const hadFailed = this.hasFailed();
    this.failures = failures;
    if (hadFailed !== this.hasFailed()) for (const listener of this.listeners) listener();
  }

  private retryAfter(): number {
    return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1));
  }
}

import { LOOKING_SECONDS, type LookingState, type ViewerState } from '@whathooks/dto';

/** What a member says of a chat, in one of their windows. */
export interface Looking {
  organizationId: string;
  sessionId: string;
  chatId: string;
  userId: string;
  /** Sign-in of the window: a member who leaves on one device may look on another one. */
  signInId: string;
  name: string;
  state: LookingState;
}

/** A member who has a chat open. */
export interface Viewer {
  userId: string;
  name: string;
  state: ViewerState;
}

/** A chat with those who have it open. */
export interface Viewed {
  organizationId: string;
  sessionId: string;
  chatId: string;
  viewers: Viewer[];
}

interface Window extends Viewer {
  expiresAt: number;
}

interface Chat extends Omit<Viewed, 'viewers'> {
  /** By sign-in; the one that was heard of last stands last. */
  windows: Map<string, Window>;
}

const EXPIRES_MS = LOOKING_SECONDS * 1_000;

/** Chats that one sign-in has open at once; the one reported first is dropped for another. */
const CHATS_OF_ONE = 8;

/**
 * Who has which chat open, as this process has heard. Times are of this process: an entry that is not renewed is
 * removed, even if the process that published it is gone.
 */
export class Viewers {
  private readonly chats = new Map<string, Chat>();
  /** Chats of each sign-in, in the order in which it spoke of them. */
  private readonly bySignIn = new Map<string, Set<string>>();

  /**
   * Takes what a member says.
   *
   * @param now in ms since 1970.
   * @returns chats whose viewers changed.
   */
  take(looking: Looking, now = Date.now()): Viewed[] {
    const { organizationId, sessionId, chatId, signInId, state } = looking;
    const before = this.seen(chatId);
    this.forget(chatId, signInId);
    if (state === 'gone') return this.changed(before, looking);
    const chat = this.chats.get(chatId) ?? {
      organizationId,
      sessionId,
      chatId,
      windows: new Map(),
    };
    const { userId, name } = looking;
    chat.windows.set(signInId, { userId, name, state, expiresAt: now + EXPIRES_MS });
    this.chats.set(chatId, chat);
    const all = this.bySignIn.get(signInId) ?? new Set<string>();
    this.bySignIn.set(signInId, all.add(chatId));
    return [...this.changed(before, looking), ...this.withoutOldest(signInId, all)];
  }

  /** Removes viewers whose time is over. Returns chats whose viewers changed. */
  expire(now = Date.now()): Viewed[] {
    return [...this.chats.values()].flatMap((chat) => {
      const before = this.seen(chat.chatId);
      for (const [signInId, { expiresAt }] of chat.windows) {
        if (expiresAt <= now) this.forget(chat.chatId, signInId);
      }
      return this.changed(before, chat);
    });
  }

  /** Every chat of an organization that somebody has open. */
  all(organizationId: string): Viewed[] {
    return [...this.chats.values()]
      .filter((chat) => chat.organizationId === organizationId)
      .map(({ sessionId, chatId }) => ({
        ...{ organizationId, sessionId, chatId },
        viewers: this.of(chatId),
      }));
  }

  /** Those who have a chat open, by name. A member who writes in one of several windows is shown as writing. */
  of(chatId: string): Viewer[] {
    const viewers = new Map<string, Viewer>();
    for (const { userId, name, state } of this.chats.get(chatId)?.windows.values() ?? []) {
      if (viewers.get(userId)?.state !== 'typing') viewers.set(userId, { userId, name, state });
    }
    return [...viewers.values()].sort((one, other) =>
      `${one.name} ${one.userId}` < `${other.name} ${other.userId}` ? -1 : 1,
    );
  }

  private forget(chatId: string, signInId: string): void {
    const chat = this.chats.get(chatId);
    chat?.windows.delete(signInId);
    if (chat?.windows.size === 0) this.chats.delete(chatId);
    const all = this.bySignIn.get(signInId);
    all?.delete(chatId);
    if (all?.size === 0) this.bySignIn.delete(signInId);
  }

  private withoutOldest(signInId: string, all: ReadonlySet<string>): Viewed[] {
    const [oldest] = all;
    const chat = oldest === undefined ? undefined : this.chats.get(oldest);
    if (!chat || all.size <= CHATS_OF_ONE) return [];
    const before = this.seen(chat.chatId);
    this.forget(chat.chatId, signInId);
    return this.changed(before, chat);
  }

  private changed(
    before: string,
    { organizationId, sessionId, chatId }: Omit<Viewed, 'viewers'>,
  ): Viewed[] {
    if (this.seen(chatId) === before) return [];
    return [{ organizationId, sessionId, chatId, viewers: this.of(chatId) }];
  }

  /** The viewers of a chat as a text, to be compared. */
  private seen(chatId: string): string {
    return JSON.stringify(this.of(chatId));
  }
}

'use client';

import { type FormEvent, useCallback, useEffect, useMemo } from 'react';
import type { LookingState } from '@whathooks/dto';
import { tellLooking } from '../../../../features/chats/viewer-queries';
import { COMPOSER_ID } from '../keyboard/shortcuts';

/** The server removes an entry that is not renewed for three times as long, in milliseconds. */
const SAY_EVERY_MS = 5_000;
/** Who has typed nothing for so long only looks, in milliseconds. */
const TYPING_MS = 6_000;

/** Says one thing after the other, so that the last one counts. */
class Looking {
  private typedAt = -Infinity;
  private isThere = false;
  private said: Promise<void> = Promise.resolve();

  constructor(private readonly chatId: string) {}

  private get isTyping(): boolean {
    return performance.now() - this.typedAt < TYPING_MS;
  }

  /** Says what is so now. */
  readonly say = (): void => {
    if (document.visibilityState !== 'visible') return this.leave();
    this.isThere = true;
    this.tell(this.isTyping ? 'typing' : 'looking');
  };

  /** @param isWriting whether something stands in the field. */
  typed(isWriting: boolean): void {
    const was = this.isTyping;
    this.typedAt = isWriting ? performance.now() : -Infinity;
    if (was !== this.isTyping) this.say();
  }

  readonly leave = (): void => {
    if (!this.isThere) return;
    this.isThere = false;
    this.tell('gone');
  };

  private tell(state: LookingState): void {
    // What could not be said is said anew, or forgotten.
    this.said = this.said.then(() => tellLooking(this.chatId, state)).catch(() => undefined);
  }
}

/**
 * Tells colleagues for as long as a chat is open and in sight that somebody looks at it, or answers.
 *
 * @param sent how many messages are on their way: a person who sends one has answered.
 * @returns what hears of each change of the field to write.
 */
export function useLooking(chatId: string, sent: number): (event: FormEvent) => void {
  const looking = useMemo(() => new Looking(chatId), [chatId]);
  useEffect(() => {
    looking.say();
    const timer = setInterval(looking.say, SAY_EVERY_MS);
    document.addEventListener('visibilitychange', looking.say);
    window.addEventListener('pagehide', looking.leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', looking.say);
      window.removeEventListener('pagehide', looking.leave);
      looking.leave();
    };
  }, [looking]);
  useEffect(() => {
    if (sent > 0) looking.typed(false);
  }, [sent, looking]);
  return useCallback(
    ({ target }: FormEvent) => {
      if (target instanceof HTMLTextAreaElement && target.id === COMPOSER_ID) {
        looking.typed(target.value.trim() !== '');
      }
    },
    [looking],
  );
}

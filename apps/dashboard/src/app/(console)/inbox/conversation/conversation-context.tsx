'use client';

import { createContext, useContext } from 'react';
import type { ChatView } from '@whathooks/dto';
import type { MessageQuestion } from './message-question';
import type { Person } from './told-by-entries';
import type { useOutbox } from './use-outbox';
import type { useWriting } from './use-writing';
import { words } from './words';

/** What the parts of a conversation share. */
export interface ConversationValue extends ReturnType<typeof useWriting> {
  chat: ChatView;
  /** Id of who is logged in. */
  me: string;
  /** Name of a member of the organization, by id. */
  nameOf: (userId: string) => string;
  outbox: ReturnType<typeof useOutbox>;
  /** Goes to a message. */
  showMessage: (messageId: string) => void;
  /** Opens what a person is asked about a message, or shown of it. */
  ask: (question: MessageQuestion) => void;
  /** Whether the number can send. */
  canSend: boolean;
  /** What a member of the group is called, by digits; undefined where only the number is known. */
  memberTitle: (digits: string) => string | undefined;
  /** Whether a message may be written: it leaves at once, or waits until the number is back. */
  canWrite: boolean;
  /** Digits of the number of the chat; null where it is not known. */
  ownPhone: string | null;
  /** Its number was deleted: the chat can be read, and nothing of it changes on WhatsApp. */
  isRemoved: boolean;
  /** Who wrote in the chat, by their digits. */
  people: ReadonlyMap<string, Person>;
  /** After how many seconds messages of the chat disappear; null where they stay. */
  timer: number | null;
}

export const ConversationContext = createContext<ConversationValue | null>(null);

export function useConversation(): ConversationValue {
  const value = useContext(ConversationContext);
  if (!value) throw new Error(words.outside);
  return value;
}

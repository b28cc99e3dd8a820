'use client';

import { createContext, useContext } from 'react';
import type { ChatView, MessageView } from '@whathooks/dto';
import type { useOutbox } from './use-outbox';
import { words } from './words';

/** What the next message is about: nothing, a message that it answers, or one that it rewords. */
export type Writing =
  { kind: 'message' } | { kind: 'reply'; to: MessageView } | { kind: 'edit'; message: MessageView };

/** What the parts of a conversation share. */
export interface ConversationValue {
  chat: ChatView;
  /** Id of who is logged in. */
  me: string;
  /** Name of a member of the organization, by id. */
  nameOf: (userId: string) => string;
  outbox: ReturnType<typeof useOutbox>;
  writing: Writing;
  write: (writing: Writing) => void;
  /** Goes to a message. */
  showMessage: (messageId: string) => void;
  /** Whether the number can send. */
  canSend: boolean;
}

export const ConversationContext = createContext<ConversationValue | null>(null);

export function useConversation(): ConversationValue {
  const value = useContext(ConversationContext);
  if (!value) throw new Error(words.outside);
  return value;
}

import { conversationsShowTyping } from '@whathooks/api-client';
import type { TypingRequest } from '@whathooks/dto';
import { client } from '../auth/client';

/** Shows in a chat that somebody writes, or stopped. What cannot be shown now is not shown later either. */
export function tellTyping(chatId: string, state: TypingRequest['state']): void {
  const told = conversationsShowTyping({ client, path: { id: chatId }, body: { state } });
  void Promise.resolve(told).catch(() => undefined);
}

import { conversationsShowTyping } from '@whathooks/api-client';
import type { TypingRequest } from '@whathooks/dto';
import { client } from '../auth/client';

/** Shows in a chat that somebody writes, or stopped. What cannot be shown now is not shown later either. */
export function tellTyping(chatId: string, state: TypingRequest['state']): void {
  const request = { client, path: { id: chatId }, body: { state } };
  void conversationsShowTyping(request).catch(() => undefined);
}

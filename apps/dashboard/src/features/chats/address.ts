/** What leads to one message in the inbox. */
interface Place {
  chatId: string;
  messageId?: string;
}

/** A chat in the inbox, at one of its messages where one is given. */
export function chatPlace({ chatId, messageId }: Place): string {
  const query = new URLSearchParams({ chat: chatId, ...(messageId && { message: messageId }) });
  return `/inbox/?${query.toString()}`;
}

/** Chats with a label, in the inbox. */
export function labelledChats(label: string): string {
  return `/inbox/?${new URLSearchParams({ label }).toString()}`;
}

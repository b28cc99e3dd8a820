/** Page of one conversation, at one of its messages where one is given. */
export function chatAddress(sessionId: string, chat: string, message?: string): string {
  const query = new URLSearchParams({ session: sessionId, chat, ...(message && { message }) });
  return `/inbox/?${query.toString()}`;
}

/** Whether a chat has a page: status posts and channels are read in the list of messages alone. */
export function isConversation(chat: string): boolean {
  return !/@(broadcast|newsletter)$/.test(chat);
}

/** Chats of one number. */
export function inboxAddress(sessionId: string): string {
  return `/inbox/?session=${encodeURIComponent(sessionId)}`;
}

export const INBOX = '/inbox/';
/** Messages of every number in one list. */
export const MESSAGES = '/messages/';
/** Starred messages of every number. */
export const STARRED_MESSAGES = '/messages/?starred=true';

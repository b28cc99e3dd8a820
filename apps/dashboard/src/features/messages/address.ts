/** Page of one conversation. */
export function chatAddress(sessionId: string, chat: string): string {
  const query = new URLSearchParams({ session: sessionId, chat });
  return `/inbox/?${query.toString()}`;
}

/** Chats of one number. */
export function inboxAddress(sessionId: string): string {
  return `/inbox/?session=${encodeURIComponent(sessionId)}`;
}

export const INBOX = '/inbox/';
/** Messages of every number in one list. */
export const MESSAGES = '/messages/';

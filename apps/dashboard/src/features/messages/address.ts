/** Page of one conversation. */
export function chatAddress(sessionId: string, chat: string): string {
  const query = new URLSearchParams({ session: sessionId, chat });
  return `/inbox/?${query.toString()}`;
}

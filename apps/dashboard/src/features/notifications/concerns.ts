import type { ChatView } from '@whathooks/dto';

/** Whether somebody wants to hear of what is new in a chat: of their own, and of nobody's where they chose so. */
export function concerns(
  { assigneeId, mutedUntil, archived }: Pick<ChatView, 'assigneeId' | 'mutedUntil' | 'archived'>,
  me: string,
  unassigned: boolean,
  now = Date.now(),
): boolean {
  if (archived || (mutedUntil !== null && Date.parse(mutedUntil) > now)) return false;
  return assigneeId === me || (assigneeId === null && unassigned);
}

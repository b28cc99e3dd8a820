import type { ChatViewName } from '@whathooks/dto';

/** The views of the inbox, in the order in which they are offered. */
export const INBOX_VIEWS = [
  'open',
  'needs_reply',
  'mine',
  'unassigned',
  'closed',
] as const satisfies readonly ChatViewName[];

export type InboxView = (typeof INBOX_VIEWS)[number];

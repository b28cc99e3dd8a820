/** What the phone is to take over, as soon as the number is online. Chats and people by JID. */
export type AppStateIntent =
  | { kind: 'archive'; chat: string; archived: boolean }
  | { kind: 'pin'; chat: string; pinned: boolean }
  /** Null: not muted. */
  | { kind: 'mute'; chat: string; until: Date | null }
  | { kind: 'read'; chat: string; isRead: boolean }
  /** Null: not in the address book. */
  | { kind: 'contact'; chat: string; name: string | null }
  | { kind: 'star'; chat: string; messageId: string; starred: boolean }
  | { kind: 'label'; waId: string; name: string; color: number; deleted: boolean }
  | { kind: 'labelChat'; chat: string; waId: string; labeled: boolean };

/** Subject of an intent, or of a change on the phone: of several with the same subject, the newest counts. */
export function subjectOf(intent: AppStateIntent): string {
  switch (intent.kind) {
    case 'star':
      return `star ${intent.messageId}`;
    case 'label':
      return `label ${intent.waId}`;
    case 'labelChat':
      return `labelChat ${intent.waId} ${intent.chat}`;
    default:
      return `${intent.kind} ${intent.chat}`;
  }
}

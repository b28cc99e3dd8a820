import type { MessageView } from '@whathooks/dto';
import type { MessageChange } from './message-change.entity';

/** The latest edit or deletion that was asked for, where it has not come into force. */
export function lastChangeView(change: MessageChange | null): Pick<MessageView, 'lastChange'> {
  const status = change?.outboundStatus;
  if (!change || !status || status === 'sent') return {};
  const { kind, text, error = null, createdAt } = change;
  if (kind !== 'edit' && kind !== 'delete') return {};
  return { lastChange: { kind, text, status, error, requestedAt: createdAt.toISOString() } };
}

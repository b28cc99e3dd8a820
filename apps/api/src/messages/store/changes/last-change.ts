import type { MessageChangeView, MessageView } from '@whathooks/dto';
import type { MessageChange } from './message-change.entity';

/** The latest change that was asked for, where it has not come into force. */
export function lastChangeView(change: MessageChange | null): Pick<MessageView, 'lastChange'> {
  const status = change?.outboundStatus;
  if (!change || !status || status === 'sent') return {};
  const { text, error = null, createdAt } = change;
  const kind = kindOf(change);
  return kind
    ? { lastChange: { kind, text, status, error, requestedAt: createdAt.toISOString() } }
    : {};
}

/** Null for what is done to messages and not asked for here. */
function kindOf({ kind, said }: MessageChange): MessageChangeView['kind'] | null {
  if (kind === 'edit' || kind === 'delete') return kind;
  if (kind !== 'pin' && kind !== 'keep') return null;
  return said?.isSet ? kind : `un${kind}`;
}

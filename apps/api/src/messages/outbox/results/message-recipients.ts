import type { MessageRecipientView, RecipientStatus } from '@whathooks/dto';
import type { MessageReceipt } from '@whathooks/whatsapp';
import { RECIPIENT_STEPS } from '../../store/message-status';
import type { RecipientRow, RecipientUpdate } from '../tables/message-recipients.repository';

export function recipientView({
  recipient,
  recipientType,
  status,
  at,
}: RecipientRow): MessageRecipientView {
  return { [recipientType]: recipient, status, at: at.toISOString() };
}

/** The latest receipt of each member for each message, sorted the same way by all writers. */
export function furthestOf(receipts: readonly MessageReceipt[]): RecipientUpdate[] {
  const latest = new Map<string, RecipientUpdate>();
  for (const { waMessageId, by, status, timestamp: at } of receipts) {
    if (!by || !isStep(status)) continue;
    const name = `${waMessageId} ${by.type} ${by.digits}`;
    const known = latest.get(name);
    if (!known || rankOf(known.status) < rankOf(status))
      latest.set(name, { waMessageId, recipient: by.digits, recipientType: by.type, status, at });
  }
  return [...latest.values()];
}

function isStep(status: MessageReceipt['status']): status is RecipientStatus {
  return (RECIPIENT_STEPS as readonly string[]).includes(status);
}

function rankOf(status: RecipientStatus): number {
  return RECIPIENT_STEPS.indexOf(status);
}

import type { MessageTrace } from './message-outcomes';
import type { Faults } from './observations';

/** Statuses in the order in which they may be delivered. Nothing follows `failed`. */
const STATUS_ORDER = ['pending', 'sent', 'delivered', 'read', 'played', 'failed'];

/** Faults in the webhook events of a message and its status changes. */
export function webhookFaults({
  message,
  outbound,
  events,
  statusEvents,
}: MessageTrace): Partial<Faults> {
  const { text, author } = message;
  const lost: string[] = [];
  const duplicated: string[] = [];
  const outOfOrder: string[] = [];
  const ids = new Set(events.map(({ eventId }) => eventId)).size;
  if (ids > 1) duplicated.push(`${text}: delivered as ${ids} events`);

  const statuses = [...Map.groupBy(statusEvents, ({ eventId }) => eventId).values()].map(
    ([first]) => first?.statusChange?.status ?? '',
  );
  statuses.forEach((step, index) => {
    const before = statuses[index - 1];
    if (before === step) duplicated.push(`${text}: status ${step} delivered twice`);
    else if (before !== undefined && STATUS_ORDER.indexOf(step) < STATUS_ORDER.indexOf(before)) {
      outOfOrder.push(`${text}: status ${step} after ${before}`);
    }
  });
  // A message sent from the phone comes as a message event, and then as status changes.
  const status = outbound[0]?.status;
  const known = statuses.at(-1) ?? (author === 'phone' ? 'sent' : 'pending');
  if (status !== undefined && known !== status) {
    lost.push(`${text}: ${status}, and the last status event says ${known}`);
  }
  return { lost, duplicated, outOfOrder };
}

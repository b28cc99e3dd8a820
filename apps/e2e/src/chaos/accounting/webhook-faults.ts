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

  const steps = [...Map.groupBy(statusEvents, ({ eventId }) => eventId).values()].flatMap(
    ([first]) => first?.statusChange ?? [],
  );
  const statuses = steps.map((step) => step.status);
  outOfOrder.push(...stepsBack(text, statuses));
  // In a group each member has steps of their own, beside the status of the message.
  for (const [from, taken] of Map.groupBy(steps, ({ member }) => member?.from)) {
    const own = taken.map(({ status, member }) => member?.status ?? status);
    const name = from === undefined ? text : `${text} with ${from}`;
    if (from !== undefined) outOfOrder.push(...stepsBack(name, own));
    own.forEach((step, index) => {
      if (own[index - 1] === step) duplicated.push(`${name}: status ${step} delivered twice`);
    });
  }
  // A message sent from the phone comes as a message event, and then as status changes.
  const status = outbound[0]?.status;
  const known = statuses.at(-1) ?? (author === 'phone' ? 'sent' : 'pending');
  if (status !== undefined && known !== status) {
    lost.push(`${text}: ${status}, and the last status event says ${known}`);
  }
  return { lost, duplicated, outOfOrder };
}

function stepsBack(name: string, statuses: readonly string[]): string[] {
  return statuses.flatMap((step, index) => {
    const before = statuses[index - 1];
    const isBack =
      before !== undefined && STATUS_ORDER.indexOf(step) < STATUS_ORDER.indexOf(before);
    return isBack ? [`${name}: status ${step} after ${before}`] : [];
  });
}

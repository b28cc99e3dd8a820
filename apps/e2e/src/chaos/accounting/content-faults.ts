import type { MessageTrace } from './message-outcomes';
import type { Faults, WebhookEvent } from './observations';

/** Text of a message after its author edited it. */
export const edited = (text: string): string => `${text} (edited)`;
/** The text that a message was sent with. */
export const unedited = (text: string): string => text.replace(/ \(edited\)$/, '');

/** Options of the polls of a run; all votes are for the first. */
export const OPTIONS = ['This', 'That'] as const;

/** Faults in what the webhook got about a message's file, its edit, or the vote in it. */
export function contentFaults(
  { message }: Pick<MessageTrace, 'message'>,
  webhook: readonly WebhookEvent[],
): Partial<Faults> {
  const { text, file, change } = message;
  const faults = { lost: [], duplicated: [] } as Pick<Faults, 'lost' | 'duplicated'>;
  const about = distinct(webhook);
  if (file) checkFile(text, file.sha256, about, faults);
  if (change === 'edit') {
    const edits = about.filter((event) => event.editedTo !== undefined);
    if (!edits.some((event) => event.editedTo === edited(text)))
      faults.lost.push(`${text}: its edit was not delivered to the webhook`);
    if (edits.length > 1) faults.duplicated.push(`${text}: edited ${edits.length} times`);
  }
  if (change === 'vote') {
    const votes = about.filter((event) => event.voted !== undefined);
    if (!votes.some((event) => event.voted === OPTIONS[0]))
      faults.lost.push(`${text}: the vote in it was not delivered to the webhook`);
    if (votes.length > 1) faults.duplicated.push(`${text}: voted ${votes.length} times`);
  }
  return faults;
}

/** Whatever else was told before, the file is ready in the end, and it is the one that was sent. */
function checkFile(
  text: string,
  sha256: string,
  events: readonly WebhookEvent[],
  { lost, duplicated }: Pick<Faults, 'lost' | 'duplicated'>,
): void {
  const told = events.flatMap(({ file }) => file ?? []);
  const ready = told.filter(({ status }) => status === 'ready');
  if (ready.length === 0) {
    const last = told.at(-1);
    lost.push(`${text}: its file is ${last ? `${last.status} ${last.error}` : 'missing'}`);
  }
  if (ready.length > 1) duplicated.push(`${text}: its file became ready ${ready.length} times`);
  if (ready.some((file) => file.sha256 !== sha256)) lost.push(`${text}: its file differs`);
}

/** Each event once, however often it was delivered. */
function distinct(webhook: readonly WebhookEvent[]): WebhookEvent[] {
  return [...new Map(webhook.map((event) => [event.eventId, event])).values()];
}

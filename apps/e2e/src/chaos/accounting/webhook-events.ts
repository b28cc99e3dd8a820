import type { ReceivedDelivery } from '../../harness/listener';
import { unedited } from './content-faults';
import type { WebhookEvent } from './observations';

/** What a delivery tells, as it is accounted for. */
export function toWebhookEvent({ body, headers, raw }: ReceivedDelivery): WebhookEvent {
  const { data } = body;
  const event = { eventId: String(headers['webhook-id']), body: raw.toString() };
  const waMessageId = String(data['waMessageId']);
  const more = { ...event, ...fileIn(data), waMessageId };
  switch (body.event) {
    case 'message.status': {
      const status = { id: String(data['id']), status: String(data['status']) };
      return { ...event, text: null, statusChange: { ...status, ...memberIn(data) } };
    }
    case 'message.media':
      return { ...more, text: null };
    case 'message.edited':
      return { ...event, text: null, waMessageId, editedTo: String(data['text']) };
    case 'poll.vote': {
      const target = data['target'] as { waMessageId: string };
      const voted = String(data['options']);
      return { ...event, text: null, waMessageId: target.waMessageId, voted };
    }
    default:
      return { ...more, text: unedited(String(data['text'])) };
  }
}

/** What an event says of a file. */
function fileIn(data: Record<string, unknown>): Pick<WebhookEvent, 'file'> {
  const media = data['media'] as { status: string; error?: string; sha256?: string } | undefined;
  if (!media) return {};
  const { status, error = '', sha256 = '' } = media;
  return { file: { status, error, sha256 } };
}

/** Whose step a status in a group is. */
function memberIn(data: Record<string, unknown>): { member?: { from: string; status: string } } {
  const recipient = data['recipient'] as
    | { phone?: string; lid?: string; status: string }
    | undefined;
  if (!recipient) return {};
  const { phone, lid, status } = recipient;
  return { member: { from: phone ?? lid ?? 'somebody', status } };
}

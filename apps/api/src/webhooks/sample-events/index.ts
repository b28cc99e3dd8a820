import type { WebhookEnvelope, WebhookEventName } from '@whathooks/dto';
import messageDeleted from './message.deleted.json';
import messageEdited from './message.edited.json';
import messageReaction from './message.reaction.json';
import messageReceived from './message.received.json';
import messageSentFromPhone from './message.sent_from_phone.json';
import messageStatus from './message.status.json';
import sessionPairingCode from './session.pairing_code.json';
import sessionQr from './session.qr.json';
import sessionRestricted from './session.restricted.json';
import sessionStatus from './session.status.json';
import webhookDisabled from './webhook.disabled.json';

/** One event of each kind, as it would be posted. */
export const SAMPLE_EVENTS: { readonly [E in WebhookEventName]: WebhookEnvelope<E> } = {
  'message.received': messageReceived as WebhookEnvelope<'message.received'>,
  'message.sent_from_phone': messageSentFromPhone as WebhookEnvelope<'message.sent_from_phone'>,
  'message.reaction': messageReaction as WebhookEnvelope<'message.reaction'>,
  'message.edited': messageEdited as WebhookEnvelope<'message.edited'>,
  'message.deleted': messageDeleted as WebhookEnvelope<'message.deleted'>,
  'message.status': messageStatus as WebhookEnvelope<'message.status'>,
  'session.pairing_code': sessionPairingCode as WebhookEnvelope<'session.pairing_code'>,
  'session.qr': sessionQr as WebhookEnvelope<'session.qr'>,
  'session.restricted': sessionRestricted as WebhookEnvelope<'session.restricted'>,
  'session.status': sessionStatus as WebhookEnvelope<'session.status'>,
  'webhook.disabled': webhookDisabled as WebhookEnvelope<'webhook.disabled'>,
};

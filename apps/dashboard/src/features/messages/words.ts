import type { MessageStatusName, MessageTypeName } from '@whathooks/dto';
import type { FailureReason, WaitReason } from '@whathooks/dto/facts';

export const MESSAGE_STATUS_LABELS: Record<MessageStatusName, string> = {
  received: 'Received',
  scheduled: 'Scheduled',
  pending: 'Waiting for WhatsApp',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Words of lists of messages. */
export const messageWords = {
  title: 'Messages',
  received: 'Received',
  sentByYou: 'Sent by you',
  older: 'Load older messages',
  deletedNumber: 'a deleted number',
  withPhone: (name: string, phone: string) => `${name} (${phone})`,
  sentBy: (name: string) => `Sent by ${name}`,
  sentByKey: (name: string) => `Sent by API key “${name}”`,
  sentByAKey: 'Sent by an API key',
} as const;

export const TYPE_LABELS: Record<MessageTypeName, string> = {
  text: 'Text',
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  album: 'Album',
  location: 'Location',
  contact: 'Contact card',
  poll: 'Poll',
  event: 'Event',
  invitation: 'Group invitation',
  tap: 'Choice',
  reaction: 'Reaction',
  unsupported: 'This kind of message cannot be shown yet',
};

/** Kinds without a type of their own whose text is shown, by WhatsApp's name. */
export const KIND_LABELS: Partial<Record<string, string>> = {
  orderMessage: 'Order',
  productMessage: 'Product',
  groupInviteMessage: 'Group invitation',
  listMessage: 'List to choose from',
  buttonsMessage: 'Message with buttons',
  templateMessage: 'Message with buttons',
  interactiveMessage: 'Message with buttons',
  invoiceMessage: 'Invoice',
  requestPaymentMessage: 'Payment request',
  stickerPackMessage: 'Sticker pack',
  scheduledCallCreationMessage: 'Planned call',
  newsletterAdminInviteMessage: 'Invitation to administer a channel',
};

/** Why a message failed, shorter than {@link FAILURE_REASONS} says it to programs. */
export const FAILURES: Record<FailureReason, string> = {
  expired: 'Not sent: it could not be sent in time',
  unacknowledged: 'WhatsApp never acknowledged it; it may have arrived all the same',
  session_logged_out: 'Not sent: the number was unlinked',
  recipient_not_on_whatsapp: 'Not sent: the recipient is not on WhatsApp',
  no_devices: 'Not sent: WhatsApp lists no device for the recipient',
  no_keys: 'Not sent: WhatsApp gave no encryption keys for the recipient',
  too_late: 'Not sent: WhatsApp takes this change only for a while after the message',
  message_not_sent: 'Not sent: the message that it changes was not sent itself',
  group_admins_only: 'Not sent: only administrators may write to this group',
  file_gone: 'Not sent: its file was deleted before it could be sent',
  upload_refused: 'Not sent: WhatsApp refused its file',
  '400': 'Not sent: WhatsApp could not read the message',
  '403': 'Not sent: WhatsApp does not allow it; is the number still in the group?',
  '404': 'Not sent: WhatsApp knows no such recipient',
  '405': 'Not sent: WhatsApp does not take messages of this kind',
  '421': 'Not sent: WhatsApp knows the members of the group under other addresses',
  '463': 'Not sent: WhatsApp did not let the number write to someone who has not written to it',
  '475': 'Not sent: the number has no new chats left',
  '479': 'Not sent: WhatsApp took the message for malformed',
  '503': 'Not sent: WhatsApp was not available',
};

/** Why a message waits, shorter than {@link WAIT_REASONS} says it to programs; null where it only waits for its turn. */
export const WAITS: Record<WaitReason, string | null> = {
  queued: null,
  no_ack: 'WhatsApp has not acknowledged it yet. It is sent again.',
  no_devices: 'WhatsApp lists no device for the recipient. Trying again.',
  no_keys: 'WhatsApp gave no encryption keys for the recipient. Trying again.',
  not_answered: 'WhatsApp does not answer. Trying again.',
  not_uploaded: 'Its file is not on WhatsApp yet. Trying again.',
  not_sent: 'It could not be sent. Trying again.',
  reach_out_timelock:
    'WhatsApp lets the number start no new chats for now. It is sent when the restriction ends.',
  new_chat_cap: 'The number has no new chats left. It is sent when the count starts again.',
  chat_refused: 'WhatsApp refused the message before it. This one is tried after a pause.',
};

/** Words of messages in one line. */
export const summaryWords = {
  deleted: 'Deleted for everyone',
  deletedByAdmin: 'Deleted by an administrator',
  reactionRemoved: 'Reaction removed',
  withText: (label: string, text: string) => `${label}: ${text}`,
  by: (author: string, text: string) => `${author}: ${text}`,
  notSent: 'Not sent',
  notSentBecause: (reason: string) => `Not sent: ${reason}`,
} as const;

/** Why a message waits, by code. */
export const WAIT_REASONS = {
  queued:
    'It waits for its turn: for the number to be online, behind earlier messages of its chat, or for the pacing of the number.',
  no_ack: 'WhatsApp has not acknowledged it yet. It is sent again under the same id.',
  no_devices: 'WhatsApp names no device of the recipient. It is tried again a few times.',
  no_keys: 'WhatsApp gives no encryption keys of the recipient. It is tried again a few times.',
  not_answered:
    'WhatsApp did not answer what has to be asked before it is sent. It is tried again.',
  not_uploaded:
    'WhatsApp has not taken its file yet, or the file could not be read here. It is tried again.',
  not_sent: 'It could not be sent for another cause. It is tried again.',
  reach_out_timelock:
    'WhatsApp lets the number begin no new chat for now. It is sent when that is over, or when the recipient writes first.',
  new_chat_cap:
    'The number has begun as many new chats as WhatsApp lets it. It is sent when they are counted anew, or when the recipient writes first.',
  chat_refused:
    'WhatsApp refused the message before it in this chat (463 or 475). It is tried after a pause that grows with each refusal, up to an hour, or when the recipient writes first.',
} as const;
export type WaitReason = keyof typeof WAIT_REASONS;

/** Why a message failed, by code. WhatsApp's own codes are numbers. */
export const FAILURE_REASONS = {
  expired: 'It could not be sent in time, see SEND_WITHIN_S.',
  unacknowledged:
    'WhatsApp never acknowledged it, and it is not sent again. It may have arrived all the same.',
  session_logged_out: 'The number was unlinked or removed while the message waited.',
  recipient_not_on_whatsapp: 'WhatsApp knows no account for the number. Check the country code.',
  no_devices:
    'WhatsApp names no device of the recipient, however often it is asked: no such account, or no longer.',
  no_keys:
    'WhatsApp gives no encryption keys of the recipient, however often it is asked. Send it again when they have opened WhatsApp.',
  too_late:
    'WhatsApp takes an edit within 15 minutes and a deletion within two days after the message was sent.',
  message_not_sent: 'The message that was to be changed was not sent itself.',
  group_admins_only:
    'Only administrators may write to this group, and the number is none. Ask one to make it an administrator.',
  '400': 'WhatsApp could not read the message (400). It is not tried again; please report it.',
  file_gone: 'Its file is gone: it was deleted before the message could be sent.',
  upload_refused:
    'WhatsApp refused its file, and would refuse it again. Try it as a `document`, or as another type.',
  '403':
    'WhatsApp does not allow it (403): in a group, the number is not a member, or no longer one.',
  '404': 'WhatsApp knows no such recipient (404): a group that does not exist, or no longer.',
  '405': 'WhatsApp does not take messages of this kind (405).',
  '421':
    'WhatsApp knows the members of the group under other addresses, twice in a row (421). Send it again in a while.',
  '463':
    'WhatsApp did not let the number write to somebody who has not written to it (463). It is not tried again, which would count against the number. Let the recipient write first.',
  '475':
    'The number has begun as many new chats as WhatsApp lets it for now (475). It is not tried again.',
  '503': 'WhatsApp was not available (503). Send it again in a while.',
  '479':
    'WhatsApp took the message for malformed (479): a defect of whathooks. It is not tried again; please report it.',
} as const;
export type FailureReason = keyof typeof FAILURE_REASONS;

/** Why a message failed, in words. */
export function failureWords(code: string): string {
  return code in FAILURE_REASONS
    ? FAILURE_REASONS[code as FailureReason]
    : `WhatsApp refused the message with error ${code}.`;
}

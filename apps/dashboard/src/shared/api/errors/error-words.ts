import { type ErrorCode, ERRORS, FIELD_FAULTS, type FieldFault } from '@whathooks/dto/facts';

/** What each error of the API is called, by its code. */
export const ERROR_TITLES = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { title }]) => [code, title]),
) as Readonly<Record<ErrorCode, string>>;

/** Errors that people meet in the dashboard, and that are explained in the words of its languages. */
const EXPLAINED = [
  'recipient_not_on_whatsapp',
  'session_not_connected',
  'pairing_unavailable',
  'no_passkey_pending',
  'passkey_other_request',
  'passkey_answered',
  'pairing_refused',
  'temporarily_banned',
  'message_refused',
  'not_group_member',
  'not_group_administrator',
  'group_link_invalid',
  'group_refused',
  'whatsapp_unanswered',
  'message_not_editable',
  'message_not_deletable',
  'message_not_pinnable',
  'message_not_keepable',
  'too_late',
  'media_not_convertible',
  'media_too_large',
  'media_not_fetched',
  'webhook_url_forbidden',
  'proxy_invalid',
  'wrong_login',
  'wrong_code',
  'provider_unavailable',
  'provider_refused',
  'identity_linked',
  'only_way_in',
  'wrong_password',
  'log_in_again',
  'weak_password',
  'forbidden',
  'registration_closed',
  'not_found',
  'invitation_not_found',
  'reset_link_not_found',
  'already_linked',
  'limit_reached',
  'mail_unavailable',
  'name_taken',
  'email_taken',
  'already_member',
  'last_owner',
  'delivery_not_resendable',
  'recovery_running',
  'previous_secret_signs',
  'file_too_large',
  'reach_out_timelock',
  'new_chat_cap',
  'rate_limited',
  'internal_error',
  'database_unavailable',
  'storage_full',
  'storage_unavailable',
  'stopping',
] as const satisfies readonly ErrorCode[];

/** What happened and how to go on, by the code of the error: in English as the API says in general. */
export const ERROR_DETAILS = Object.fromEntries(
  EXPLAINED.map((code) => [code, ERRORS[code].detail]),
) as Readonly<Record<(typeof EXPLAINED)[number], string>>;

/** Why a field of a form is refused, by the code of the fault; `{limit}` is the number that it speaks of. */
export const FIELD_FAULT_WORDS: Readonly<Record<FieldFault, string>> = FIELD_FAULTS;

import { failureWords } from '@whathooks/dto';
import { isGroup } from '@whathooks/whatsapp';
import { ApiError } from '../../../platform/http/problems/api-error';
import { LIMIT_ERRORS } from '../../outbox/checks/limit-errors';
import type { Restriction } from '../../../sessions/limits/session-limits.service';

/**
 * What a message that WhatsApp refused is answered with.
 *
 * @param error WhatsApp's code, or ours.
 * @param restriction what WhatsApp has against new chats of the number now.
 */
export function refusalOf(error: string, chat: string, restriction: Restriction | null): ApiError {
  const kind = LIMIT_ERRORS.get(error);
  if (restriction && kind === restriction.kind)
    return limitError(restriction, AGAIN_BY_ANOTHER_KEY);
  if (kind === 'new_chat_cap')
    return limitError({ kind: 'new_chat_cap', until: null }, AGAIN_BY_ANOTHER_KEY);
  return refusal(error, chat);
}

/** The same for a request that is repeated: its key leads to a try that is over, whatever is restricted now. */
export function earlierRefusalOf(
  error: string,
  chat: string,
  restriction: Restriction | null,
): ApiError {
  const kind = LIMIT_ERRORS.get(error);
  if (!kind || restriction?.kind === kind) return refusalOf(error, chat, restriction);
  return new ApiError(
    'message_refused',
    `WhatsApp refused the message with error ${error} when it was tried: it let the number begin no chat. This Idempotency-Key leads to that try. To send the message again, use another one.`,
  );
}

/** What WhatsApp's refusals mean where the recipient is a group. */
const GROUP_REFUSALS: Partial<Record<string, string>> = {
  403: 'the number is not a member of this group, or no longer one. Ask a member to add it.',
  404: 'the group does not exist, or no longer.',
};

/** When to try again where WhatsApp does not say, in seconds. */
const AGAIN_S = 3_600;

/** For a message that was tried: a repeated request leads to that try. */
const AGAIN_BY_ANOTHER_KEY = 'again then, without an Idempotency-Key or with another one';

/** @param again how to send the message once the restriction ends. */
export function limitError({ kind, until }: Restriction, again = 'again then'): ApiError {
  const seconds = until ? Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000)) : AGAIN_S;
  const end = until ? `Until ${until.toISOString()}` : 'For now';
  return new ApiError(
    kind,
    `${end}, WhatsApp refuses messages of this number to people who have not written to it. This one was not sent. Let the recipient write first, or send it ${again}. With \`queue\` a message waits by itself.`,
    undefined,
    seconds,
  );
}

/** What 463 means where WhatsApp restricts nothing. */
const NO_TOKEN =
  'WhatsApp refused the message with error 463, though it does not restrict the number: it misses the sign that the recipient knows the number. It was not tried again, which would count against the number. Let the recipient write first.';

function refusal(error: string, chat: string): ApiError {
  if (error === '463') return new ApiError('message_refused', NO_TOKEN);
  const meaning = isGroup(chat) ? GROUP_REFUSALS[error] : undefined;
  return new ApiError(
    'message_refused',
    meaning ? `WhatsApp refused the message with error ${error}: ${meaning}` : failureWords(error),
  );
}

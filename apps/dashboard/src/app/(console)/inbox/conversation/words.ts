import type { ApiProblem } from '../../../../shared/api/problem';

/** Words of what the parts of a conversation share. */
export const words = {
  outside: 'A part of a conversation stands outside of one.',
} as const;

/** Refusals of whom WhatsApp restricts: the API tells programs how to go on, which is no help to a person. */
const RESTRICTED: readonly string[] = ['reach_out_timelock', 'new_chat_cap'];

/** Why a message was not sent, for its writer. */
export function refusalWords({
  code,
  title,
  detail,
}: Pick<ApiProblem, 'code' | 'title' | 'detail'>): string {
  if (!RESTRICTED.includes(code)) return `${title}. ${detail}`;
  return 'WhatsApp lets this number start no new chats for now: its page says until when. Send it again then, or wait until they write first.';
}

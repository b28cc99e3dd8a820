import type { ApiProblem } from '../../../../shared/api/problem';
import { words } from '../conversation/words';

/** Refusals of whom WhatsApp restricts: the API tells programs how to go on, which is no help to a person. */
const RESTRICTED: readonly string[] = ['reach_out_timelock', 'new_chat_cap'];

/** Why a message was not sent, for its writer. */
export function refusalText({
  code,
  title,
  detail,
}: Pick<ApiProblem, 'code' | 'title' | 'detail'>): string {
  return RESTRICTED.includes(code) ? words.restricted : `${title}. ${detail}`;
}

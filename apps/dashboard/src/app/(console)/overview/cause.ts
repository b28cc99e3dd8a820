import type { ConcernView } from '@whathooks/dto';
import { explainReason, shortReason } from '../../../features/numbers/status-text';
import { stateWords } from '../../../features/webhooks/words';
import { CAUSE_KINDS, CAUSE_TEXTS, causeWords, RESTRICTIONS, SHORT_CAUSES } from './concern-words';

/** The cause in two or three words. */
export function causeLabel({ kind, reason, count, limit }: ConcernView): string {
  if (kind === 'limit_near' && limit !== null && count >= limit) return causeWords.noRoom;
  return shortReason(reason) ?? SHORT_CAUSES[reason ?? ''] ?? CAUSE_KINDS[kind];
}

/** Which thing it is, or how many. */
export function causeTitle({ kind, reason, count, limit, items }: ConcernView): string {
  if (kind === 'limit_near') {
    const words = reason === 'webhooks' ? causeWords.webhooksOf : causeWords.numbersOf;
    return words(count, limit ?? 0);
  }
  if (count === 1) return items[0]?.name ?? '';
  return (kind.startsWith('number') ? causeWords.numbers : causeWords.webhooks)(count);
}

/** What is the matter, in one sentence. */
export function causeText({ kind, reason }: ConcernView): string {
  switch (kind) {
    case 'number_down':
      return explainReason(reason) ?? CAUSE_TEXTS.number_down;
    case 'number_restricted':
      return RESTRICTIONS[reason ?? ''] ?? explainReason(reason) ?? '';
    case 'webhook_disabled':
      return `${reason === 'gone' ? stateWords.gone : stateWords.gaveUp}.`;
    default:
      return CAUSE_TEXTS[kind];
  }
}

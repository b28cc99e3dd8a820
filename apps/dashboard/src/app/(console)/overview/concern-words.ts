import type { ConcernKind, ConcernView } from '@whathooks/dto';
import { explainReason, shortReason } from '../../../features/numbers/words';
import { stateWords } from '../../../features/webhooks/words';

const SHORT_REASONS: Partial<Record<string, string>> = {
  reach_out_timelock: 'No new chats',
  new_chat_cap: 'New chats used up',
  gone: 'Switched off',
  failing: 'Switched off',
};

const KINDS: Record<ConcernKind, string> = {
  number_down: 'Not connected',
  number_restricted: 'Restricted',
  webhook_down: 'Endpoint down',
  webhook_disabled: 'Switched off',
  queue_old: 'Queue is old',
  limit_near: 'Little room left',
};

/** The cause in two or three words. */
export function causeLabel({ kind, reason, count, limit }: ConcernView): string {
  if (kind === 'limit_near' && limit !== null && count >= limit) return 'No room left';
  return shortReason(reason) ?? SHORT_REASONS[reason ?? ''] ?? KINDS[kind];
}

/** Which thing it is, or how many. */
export function causeTitle({ kind, reason, count, limit, items }: ConcernView): string {
  const of = kind === 'limit_near' ? reason === 'webhooks' : !kind.startsWith('number');
  if (kind === 'limit_near') {
    const all = (limit ?? 0).toLocaleString();
    return `${count.toLocaleString()} of ${all} ${of ? 'webhooks' : 'numbers'}`;
  }
  if (count === 1) return items[0]?.name ?? '';
  return `${count.toLocaleString()} ${of ? 'webhooks' : 'numbers'}`;
}

/** What is the matter, in one sentence. */
export function causeText({ kind, reason }: ConcernView): string {
  switch (kind) {
    case 'number_down':
      return explainReason(reason) ?? 'The connection to WhatsApp is interrupted.';
    case 'number_restricted':
      return RESTRICTIONS[reason ?? ''] ?? explainReason(reason) ?? '';
    case 'webhook_down':
      return 'Every attempt fails. Deliveries wait, and one at a time probes whether the endpoint is back.';
    case 'webhook_disabled':
      return reason === 'gone' ? `${stateWords.gone}.` : `${stateWords.gaveUp}.`;
    case 'queue_old':
      return 'Deliveries wait although the endpoint works: they come faster than it takes them, or fail and are tried again.';
    case 'limit_near':
      return 'Remove some, or ask whoever runs this installation for more.';
  }
}

const RESTRICTIONS: Partial<Record<string, string>> = {
  reach_out_timelock:
    'WhatsApp does not let it write to people whom it does not know. Replies are not affected.',
  new_chat_cap: 'It has started as many new chats as WhatsApp allows. Replies are not affected.',
};

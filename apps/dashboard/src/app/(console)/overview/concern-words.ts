import type { ConcernKind, ConcernView } from '@whathooks/dto';
import { formatCount } from '../../../shared/format/count';

/** The cause in two or three words, by its reason. */
export const SHORT_CAUSES: Partial<Record<string, string>> = {
  reach_out_timelock: 'No new chats',
  new_chat_cap: 'New chats used up',
  gone: 'Switched off',
  failing: 'Switched off',
};

/** The same by its kind, where the reason has no words. */
export const CAUSE_KINDS: Readonly<Record<ConcernKind, string>> = {
  number_down: 'Not connected',
  number_restricted: 'Restricted',
  webhook_down: 'Endpoint down',
  webhook_disabled: 'Switched off',
  queue_old: 'Queue is old',
  limit_near: 'Little room left',
};

export const causeWords = {
  noRoom: 'No room left',
  numbers: (count: number) => `${formatCount(count)} numbers`,
  webhooks: (count: number) => `${formatCount(count)} webhooks`,
  numbersOf: (count: number, all: number) => `${formatCount(count)} of ${formatCount(all)} numbers`,
  webhooksOf: (count: number, all: number) =>
    `${formatCount(count)} of ${formatCount(all)} webhooks`,
} as const;

/** What is the matter, in one sentence, where the reason does not say it. */
export const CAUSE_TEXTS: Readonly<
  Record<Exclude<ConcernKind, 'number_restricted' | 'webhook_disabled'>, string>
> = {
  number_down: 'The connection to WhatsApp is interrupted.',
  webhook_down:
    'Every attempt fails. Deliveries wait, and one at a time probes whether the endpoint is back.',
  queue_old:
    'Deliveries wait although the endpoint works: they come faster than it takes them, or fail and are tried again.',
  limit_near: 'Remove some, or ask whoever runs this installation for more.',
};

export const RESTRICTIONS: Partial<Record<NonNullable<ConcernView['reason']>, string>> = {
  reach_out_timelock:
    'WhatsApp does not let it write to people whom it does not know. Replies are not affected.',
  new_chat_cap: 'It has started as many new chats as WhatsApp allows. Replies are not affected.',
};

import { question } from '../../../platform/cluster/question';
import type { SessionQuestion } from '../../../sessions/gateway/session-router';
import type { Restriction } from '../../../sessions/limits/session-limits.service';
import type { Recipient } from './recipients';

/** Where a message goes. */
export interface Address {
  jid: string;
  /** False when WhatsApp did not say in time whether the recipient exists. */
  isChecked: boolean;
}

/** Where on its connection a recipient is; null when the message may not be sent now, and may wait. */
export const ADDRESS: SessionQuestion<
  { recipient: Recipient; mayWait: boolean; withinMs: number },
  Address | null
> = question('send.address');

/** What a number may not do now; null when it may write to anybody. */
export const RESTRICTION: SessionQuestion<
  object,
  { kind: Restriction['kind']; until: string | null } | null
> = question('send.restriction');

/** A message waits: it is behind those that came before, and before those that come after the answer. */
export const TAKE_WAITING: SessionQuestion<object, void> = question('send.take_waiting');

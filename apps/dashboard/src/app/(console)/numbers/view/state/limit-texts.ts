import type { SessionLimitsView } from '@whathooks/dto';
import { limitWords as words } from './words';

/** What WhatsApp restricts, for people. */
export interface LimitText {
  tone: 'warning' | 'info';
  title: string;
  text: string;
  /** When it ends, ISO 8601; null where WhatsApp does not say. */
  until: string | null;
}

/** Nothing where a number may write to anybody as much as it likes. */
export function limitTexts({ reachOutTimelock, newChats }: SessionLimitsView): LimitText[] {
  const texts: LimitText[] = [];
  if (reachOutTimelock?.active)
    texts.push({
      tone: 'warning',
      title: words.timelock,
      text: words.timelockText,
      until: reachOutTimelock.until,
    });
  if (!newChats) return texts;
  const { quota, used, resetsAt: until } = newChats;
  const count = quota === null ? words.used(used) : words.usedOf(used, quota);
  if (newChats.status === 'capped')
    texts.push({ tone: 'warning', title: words.none, text: words.noneText(count), until });
  else if (newChats.status !== 'ok')
    texts.push({ tone: 'info', title: words.few, text: words.fewText(count), until });
  return texts;
}

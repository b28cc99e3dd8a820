import type { ChatNoticeView } from '@whathooks/dto';
import { isolated } from '../../shared/format/format';
import { timerName } from './timer-name';
import { chatWords, NOTICE_SENTENCES, NOTICES_ALONE } from './words';

type Names = (id: string) => string;

/** Texts of notices. `nameOf`: of a member, or of digits. */
export function noticeText(notice: ChatNoticeView, nameOf: Names): string {
  const { kind, userId, byKey, keyName, by, members } = notice;
  const value = valueText(notice);
  const named = (id: string) => isolated(nameOf(id));
  const key = keyName === null ? chatWords.apiKey : chatWords.apiKeyNamed(isolated(keyName));
  const who = userId ? named(userId) : byKey ? key : by ? named(by) : null;
  const whom = members.map(named).join(', ');
  const sentence = NOTICE_SENTENCES[kind](who ?? chatWords.somebody, whom, value);
  return who === null ? (NOTICES_ALONE[kind]?.(whom, value) ?? sentence) : sentence;
}

/** The new value as people read it; empty where there is none, or a timer was turned off. */
function valueText({ kind, value }: ChatNoticeView): string {
  if (kind !== 'timer') return value ?? '';
  return Number(value) > 0 ? timerName(Number(value)) : '';
}

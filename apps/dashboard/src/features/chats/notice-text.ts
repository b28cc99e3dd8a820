import type { ChatNoticeView } from '@whathooks/dto';
import { chatWords, NOTICE_SENTENCES, NOTICES_ALONE } from './words';

type Names = (id: string) => string;

/** Texts of notices. `nameOf`: of a member, or of digits. */
export function noticeText(notice: ChatNoticeView, nameOf: Names): string {
  const { kind, userId, by, members, value } = notice;
  const who = userId ? nameOf(userId) : by ? nameOf(by) : null;
  const whom = members.map(nameOf).join(', ');
  const sentence = NOTICE_SENTENCES[kind](who ?? chatWords.somebody, whom, value ?? '');
  return who === null ? (NOTICES_ALONE[kind]?.(whom, value ?? '') ?? sentence) : sentence;
}

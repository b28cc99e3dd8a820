import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import type { ApiProblem } from '../../../../shared/api/problem';

/** Words of one conversation. */
export const words = {
  messages: 'Messages',
  older: 'Load older messages',
  with: (title: string) => `Conversation with ${title}`,
  none: (title: string) => `No messages with ${title} yet. Write the first one.`,
  notConnected: (name: string, state: string, reason: string | null) =>
    `${name} cannot send now: ${state}. ${reason ? `${reason} ` : ''}It can send again once it is connected.`,
  sendAgain: 'Send again',
  discard: 'Discard',
  edited: 'Edited',
  truncated: `Only the first ${TEXT_MAX_LENGTH.toLocaleString('en')} characters are kept.`,
  messageTo: (recipient: string) => `Message to ${recipient}`,
  write: 'Write a message',
  attach: 'Attach files',
  chooseFiles: 'Choose files to attach',
  attached: 'Files to send',
  detach: (name: string) => `Do not send ${name}`,
  drop: 'Drop the files here to attach them',
  uploading: (share: number) => `Uploading, ${Math.round(share * 100)} %`,
  send: 'Send message',
} as const;

/** Refusals of whom WhatsApp restricts: the API tells programs how to go on, which is no help to a person. */
const RESTRICTED: readonly string[] = ['reach_out_timelock', 'new_chat_cap'];

/** Why a message was not sent, for whoever wrote it. */
export function refusalWords({
  code,
  title,
  detail,
}: Pick<ApiProblem, 'code' | 'title' | 'detail'>): string {
  if (!RESTRICTED.includes(code)) return `${title}. ${detail}`;
  return 'WhatsApp lets this number start no new chats for now: its page says until when. Send it again then, or wait until they write first.';
}

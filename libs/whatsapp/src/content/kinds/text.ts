import type { proto } from '@whiskeysockets/baileys';
import { type Kind, type Said, textOf } from './kind';

export interface TextContent extends Said {
  type: 'text';
}

export const text = {
  type: 'text',
  read(message): TextContent | null {
    if (message.conversation) return { type: 'text', ...textOf(message.conversation) };
    const { extendedTextMessage } = message;
    if (extendedTextMessage) return { type: 'text', ...textOf(extendedTextMessage.text) };
    const chosen = chosenIn(message);
    return chosen ? { type: 'text', ...textOf(chosen) } : null;
  },
  // Never with a link preview: the same bytes every time.
  write: ({ text: conversation }: TextContent) => ({ conversation }),
} satisfies Kind<TextContent>;

/** Answers to buttons and lists: what the person chose stands there as text. */
function chosenIn(message: proto.IMessage): string | null | undefined {
  return (
    message.buttonsResponseMessage?.selectedDisplayText ??
    message.templateButtonReplyMessage?.selectedDisplayText ??
    message.listResponseMessage?.title ??
    message.interactiveResponseMessage?.body?.text
  );
}

import type { proto } from '@whiskeysockets/baileys';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** What its writer's phone showed of the page behind a link. A field that does not apply is absent. */
export interface LinkPreview {
  url: string;
  title?: string;
  description?: string;
}

export interface TextContent extends Said {
  type: 'text';
  linkPreview?: LinkPreview;
}

export const text = {
  type: 'text',
  read(message): TextContent | null {
    if (message.conversation) return { type: 'text', ...textOf(message.conversation) };
    const { extendedTextMessage: extended } = message;
    if (!extended?.text) return null;
    const linkPreview = previewIn(extended);
    return { type: 'text', ...textOf(extended.text), ...(linkPreview && { linkPreview }) };
  },
  // Never with a link preview: the same bytes every time.
  write: ({ text: conversation }: TextContent) => ({ conversation }),
} satisfies Kind<TextContent>;

function previewIn(extended: proto.Message.IExtendedTextMessage): LinkPreview | null {
  const [url, title, description] = [
    extended.matchedText,
    extended.title,
    extended.description,
  ].map((line) => lineOf(line));
  if (!url || (!title && !description)) return null;
  return { url, ...(title && { title }), ...(description && { description }) };
}

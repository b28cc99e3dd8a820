import type { proto } from '@whiskeysockets/baileys';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** What its writer's phone showed of the page behind a link. A field that does not apply is absent. */
export interface LinkPreview {
  url: string;
  title?: string;
  description?: string;
  /** Of one that is sent: a small JPEG. */
  thumbnail?: Uint8Array;
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
  write({ text, linkPreview: page }: TextContent) {
    if (!page) return { conversation: text };
    return {
      extendedTextMessage: {
        text,
        matchedText: page.url,
        previewType: 0,
        ...(page.title !== undefined && { title: page.title }),
        ...(page.description !== undefined && { description: page.description }),
        ...(page.thumbnail && { jpegThumbnail: page.thumbnail }),
      },
    };
  },
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

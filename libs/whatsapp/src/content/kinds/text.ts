import type { proto } from '@whiskeysockets/baileys';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** Larger pictures of a page are left out, in bytes: phones send some 5,000. */
const PICTURE_MAX = 32_768;
/** What a JPEG begins with. */
const JPEG = [0xff, 0xd8, 0xff];

/** What its writer's phone showed of the page behind a link. A field that does not apply is absent. */
export interface LinkPreview {
  url: string;
  title?: string;
  description?: string;
  /** A small JPEG. */
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
  const picture = extended.jpegThumbnail;
  return {
    url,
    ...(title && { title }),
    ...(description && { description }),
    ...(picture && isShown(picture) && { thumbnail: picture }),
  };
}

function isShown(picture: Uint8Array): boolean {
  return picture.length <= PICTURE_MAX && JPEG.every((byte, index) => picture[index] === byte);
}

import type { LinkPreviewView } from '@whathooks/dto';
import type { ContentOf } from '@whathooks/whatsapp';
import { type ContentKind, ofAnyKind } from './kind';

export const text: ContentKind<'text'> = {
  ...ofAnyKind,
  keep: (content) => ({
    ...ofAnyKind.keep(content),
    ...(content.linkPreview && { linkPreview: pageOf(content.linkPreview) }),
  }),
  fromRequest: ({ text }, { page }) =>
    text === undefined ? null : { type: 'text', text, ...(page && { linkPreview: page }) },
};

type Page = NonNullable<ContentOf<'text'>['linkPreview']>;

function pageOf({ url, title, description, thumbnail }: Page): LinkPreviewView {
  return {
    url,
    ...(title && { title }),
    ...(description && { description }),
    ...(thumbnail && { thumbnail: Buffer.from(thumbnail).toString('base64') }),
  };
}

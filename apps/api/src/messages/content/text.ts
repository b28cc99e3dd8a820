import type { LinkPreviewView } from '@whathooks/dto';
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

/** The view of a link preview: the picture of a preview that we send is only in the message. */
function pageOf({ url, title, description }: LinkPreviewView): LinkPreviewView {
  return { url, ...(title && { title }), ...(description && { description }) };
}

import { type ContentKind, ofAnyKind } from './kind';

export const text: ContentKind<'text'> = {
  ...ofAnyKind,
  fromRequest: ({ text }) => ({ type: 'text', text }),
};

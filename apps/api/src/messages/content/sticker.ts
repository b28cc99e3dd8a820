import { type ContentKind, ofAnyKind } from './kind';

export const sticker: ContentKind<'sticker'> = ofAnyKind;

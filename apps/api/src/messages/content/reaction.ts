import { type ContentKind, ofAnyKind } from './kind';

export const reaction: ContentKind<'reaction'> = ofAnyKind;

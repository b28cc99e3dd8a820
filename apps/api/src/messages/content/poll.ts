import { type ContentKind, ofAnyKind } from './kind';

export const poll: ContentKind<'poll'> = ofAnyKind;

import { type ContentKind, ofAnyKind } from './kind';

export const video: ContentKind<'video'> = ofAnyKind;

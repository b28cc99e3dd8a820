import { type ContentKind, ofAnyKind } from './kind';

export const image: ContentKind<'image'> = ofAnyKind;

import { type ContentKind, ofAnyKind } from './kind';

export const document: ContentKind<'document'> = ofAnyKind;

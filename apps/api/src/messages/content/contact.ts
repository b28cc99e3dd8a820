import { type ContentKind, ofAnyKind } from './kind';

export const contact: ContentKind<'contact'> = ofAnyKind;

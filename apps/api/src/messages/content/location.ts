import { type ContentKind, ofAnyKind } from './kind';

export const location: ContentKind<'location'> = ofAnyKind;

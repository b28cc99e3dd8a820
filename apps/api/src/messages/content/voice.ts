import { type ContentKind, ofAnyKind } from './kind';

export const voice: ContentKind<'voice'> = ofAnyKind;

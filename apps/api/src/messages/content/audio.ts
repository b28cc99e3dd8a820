import { type ContentKind, ofAnyKind } from './kind';

export const audio: ContentKind<'audio'> = ofAnyKind;

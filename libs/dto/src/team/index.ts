export * from './assignment';
export * from './chat-viewers';
export { DraftView } from './draft-view';
export { LabelView } from './label-view';
export * from './labels';
export * from './looking';
export { NoteView } from './note-view';
export * from './reply-times';
export * from './snippets';

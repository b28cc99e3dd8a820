export * from './chats';
export * from './contacts';
export * from './groups';
export * from './labels';
export { NoteView } from './note-view';
export * from './snippets';
export * from './timeline';

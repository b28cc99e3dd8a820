export * from './chats';
export * from './contacts';
export * from './groups';
export * from './labels';
export * from './snippets';
export * from './timeline';

export { ChatFacts } from './chat-facts';
export * from './chats';
export { ContactView } from './contact-view';
export * from './contacts';
export * from './group-requests';
export * from './groups';
export * from './refused-changes';
export * from './search';
export * from './timeline';

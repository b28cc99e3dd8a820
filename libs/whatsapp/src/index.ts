export { bareJid, digitsOf, isLid, userJid } from './addresses';
export { describeContent, type Description } from './content';
export * from './door';
export { newWaMessageId, openWhatsAppSocket, type SocketOptions } from './open-socket';
export { useServer } from './server';

// First: it has to be there when Baileys is loaded.
import './bounded-inflate';

export { bareJid, digitsOf, isGroup, isLid, userJid } from './addresses';
export { firstCharacters } from './clean';
export { endedHere } from './close-reason';
export { BUILT_IN_VERSION, type ClientVersion, revisionIn, versionOf } from './client-version';
export { TEXT_MAX } from './content';
export * from './door';
export { lidNumbersIn, numberOfLid } from './lid-numbers';
export { openWhatsAppSocket, type SocketOptions } from './open-socket';
export * from './passkey-door';
export { encodeText, newWaMessageId } from './outbound';
export { useServer } from './server';
export { unlinkDevice } from './unlink-device';

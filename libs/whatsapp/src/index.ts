// First: it has to be there when Baileys is loaded.
import './wire/bounded-inflate';

export {
  bareJid,
  digitsOf,
  isGroup,
  isLid,
  isShared,
  kindOfPerson,
  type LidNumber,
  STATUS_CHAT,
  userJid,
} from './wire/addresses';
export { firstCharacters } from './wire/clean';
export { endedHere } from './connection/close-reason';
export {
  BUILT_IN_VERSION,
  type ClientVersion,
  revisionIn,
  versionOf,
} from './connection/client-version';
export { contentIn, fileOf, type FileOfMessage } from './content/file-of';
export type { MediaContent, RemoteFile } from './content/kinds/media';
export { TEXT_MAX } from './content/kinds/kind';
export { phonesIn, vcardOf } from './content/kinds/vcard';
export { isOpenable } from './content/kinds/file-parts';
export { withRemoteFile } from './content/kinds/written-file';
export {
  type ContentOf,
  encodeContent,
  type MessageContent,
  type MessageType,
  type SendableContent,
} from './content/kinds/kinds';
export { type Answered, type Around, encodeForward, encodeMessage } from './content/encoded';
export {
  type ChangeTarget,
  encodeDeletion,
  encodeEdit,
  encodeKeep,
  encodePin,
  reworded,
} from './content/own-changes';
export { openSealed, type Response, type Unsealed } from './content/sealed-changes';
export * from './api/activity';
export * from './api/app-state';
export * from './api/inbound';
export * from './api/session-store';
export * from './api/closing';
export * from './api/limits';
export * from './api/whatsapp-socket';
export * from './api/pairing';
export * from './api/sending';
export * from './api/groups';
export { lidNumbersIn, numberOfLid } from './inbound/lid-numbers';
export { timerIn } from './inbound/message-timer';
export { openWhatsAppSocket, type SocketOptions } from './connection/open-socket';
export * from './api/media';
export * from './api/passkey';
export { downloadAddress } from './media/addresses';
export { decryptingStream, encryptedLength, type ExpectedFile } from './media/decrypting-stream';
export {
  type EncryptedFile,
  type EncryptingStream,
  encryptingStream,
} from './media/encrypting-stream';
export { MediaDamaged, MediaTooLarge } from './media/media-errors';
export { FILE_KINDS, type FileKind, uploadPath } from './media/media-keys';
export { newWaMessageId } from './wire/message-ids';
export { useServer } from './api/server';
export { unlinkDevice } from './connection/unlink-device';

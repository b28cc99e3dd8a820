import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { MediaContent, RemoteFile } from './media';

/** What every kind of file says of it in the protocol. */
export type FileFields = Pick<
  proto.Message.IImageMessage,
  | 'url'
  | 'directPath'
  | 'mediaKey'
  | 'mediaKeyTimestamp'
  | 'mimetype'
  | 'fileSha256'
  | 'fileEncSha256'
  | 'fileLength'
>;

/** The description of a file. Its address and key may be added later: {@link withRemoteFile}. */
export function fileFields({ mimeType, size, sha256, remote }: MediaContent): FileFields {
  return {
    mimetype: mimeType,
    ...(size !== undefined && { fileLength: size }),
    ...(sha256 && { fileSha256: sha256 }),
    ...(remote && remoteFields(remote)),
  };
}

/** Width, height, and the small picture that phones show until they have downloaded the file. */
export function pictureFields({
  width,
  height,
  thumbnail,
}: MediaContent): Pick<proto.Message.IImageMessage, 'width' | 'height' | 'jpegThumbnail'> {
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(thumbnail && { jpegThumbnail: thumbnail }),
  };
}

/** A caption; nothing where there is none. */
export function captionField(text: string | null): { caption?: string } {
  return text ? { caption: text } : {};
}

/** What phones show once. */
export function onceOnly(message: proto.IMessage): proto.IMessage {
  return { viewOnceMessage: { message } };
}

/**
 * The same message, with where its file is on WhatsApp's servers and what opens it.
 *
 * @param bytes encoded protobuf of a message that is a file.
 * @throws Error for another message.
 */
export function withRemoteFile(bytes: Uint8Array, remote: RemoteFile): Uint8Array {
  const message = proto.Message.decode(bytes);
  const file = fileIn(normalizeMessageContent(message) ?? {});
  if (!file) throw new Error('a message without a file has nothing to upload');
  Object.assign(file, remoteFields(remote));
  return proto.Message.encode(message).finish();
}

function remoteFields(remote: RemoteFile): FileFields {
  const { url, directPath, mediaKey, encryptedSha256, mediaKeyTimestamp } = remote;
  return {
    ...(url && { url }),
    directPath,
    ...(mediaKey && { mediaKey }),
    ...(encryptedSha256 && { fileEncSha256: encryptedSha256 }),
    ...(mediaKeyTimestamp !== null && { mediaKeyTimestamp }),
  };
}

function fileIn(message: proto.IMessage): FileFields | null | undefined {
  return (
    message.imageMessage ??
    message.videoMessage ??
    message.ptvMessage ??
    message.audioMessage ??
    message.documentMessage ??
    message.stickerMessage
  );
}

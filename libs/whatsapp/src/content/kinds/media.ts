/** Where the encrypted bytes of a file are, and what opens them: as the sender says. */
export interface RemoteFile {
  /** Path on WhatsApp's media servers; the sender's own host is never used. */
  directPath: string;
  /** The whole address, as a media server named it after an upload of ours; absent of what was received. */
  url?: string;
  /** 32 bytes, from which cipher, IV and MAC are derived; null where the bytes are not encrypted, as in channels. */
  mediaKey: Uint8Array | null;
  /** SHA-256 of the encrypted bytes with their MAC; null where the sender does not say. */
  encryptedSha256: Uint8Array | null;
  /** When the key was made, in seconds since 1970; null where the sender does not say. */
  mediaKeyTimestamp: number | null;
}

/** What a message says of its file. Nothing of it is verified before the file was downloaded. A field that does not apply is absent. */
export interface MediaContent {
  mimeType: string;
  /** Plain bytes. */
  size?: number;
  /** Of the plain bytes, 32 bytes. */
  sha256?: Uint8Array;
  fileName?: string;
  /** In pixels. */
  width?: number;
  height?: number;
  seconds?: number;
  pages?: number;
  /** One byte for each value, 0 to 100; at most 64. */
  waveform?: Uint8Array;
  /** A small JPEG, at most 64 KiB. */
  thumbnail?: Uint8Array;
  /** A video that plays silently again and again; a round video note; a sticker that moves. */
  style?: 'gif' | 'round' | 'animated';
  /** Null where nothing can be downloaded. */
  remote: RemoteFile | null;
}

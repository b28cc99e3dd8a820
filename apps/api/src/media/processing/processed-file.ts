import type { MediaItem } from '../items/media-item.entity';

/** The description of a file beside its type and size. A field that does not apply is absent. */
export interface FileDetails {
  fileName?: string;
  /** In pixels. */
  width?: number;
  height?: number;
  seconds?: number;
  /** Of a document. */
  pages?: number;
  /** One byte for each value, 0 to 100. */
  waveform?: Buffer;
  /** A small JPEG. */
  thumbnail?: Buffer;
  style?: NonNullable<MediaItem['style']>;
}

/** A file as WhatsApp takes it. */
export interface ProcessedFile {
  /** Null where the given bytes are sent as they are. A path is a file in the scratch folder. */
  converted: Buffer | { path: string } | null;
  /** Of what is sent. */
  mimeType: string;
  details: FileDetails;
}

/** A file that is to be sent. */
export interface GivenFile {
  /** Found from the bytes. */
  mimeType: string;
  size: number;
  /** All of it, in memory. */
  bytes(): Promise<Buffer>;
  /** All of it, as a file in the scratch folder. */
  path(): Promise<string>;
}

import type { StoredFile } from './stored-file.entity';

/** What is known of stored bytes. */
export interface FileFacts {
  /** UUID. */
  id: string;
  /** In bytes. */
  size: number;
  /** 32 bytes. */
  sha256: Buffer;
  /** Found from the bytes. */
  mimeType: string;
}

/** Bytes that are stored completely. They belong to no organization until a row refers to them. */
export interface WrittenFile extends Omit<FileFacts, 'id'> {
  /** Name in the object store; that of an earlier write where the same bytes were there already. */
  object: string;
}

export function writtenOf({ object, size, sha256, mimeType }: StoredFile): WrittenFile {
  return { object, size: Number(size), sha256, mimeType };
}

export function factsOf({ id, size, sha256, mimeType }: StoredFile): FileFacts {
  return { id, size: Number(size), sha256, mimeType };
}

import type { Readable } from 'node:stream';

/** Bytes of an object, both inclusive, from 0. */
export interface ByteRange {
  first: number;
  last: number;
}

/** An object as a list shows it. */
export interface StoredObject {
  name: string;
  /** When its write was finished, or begun where the store knows no better. */
  writtenAt: Date;
}

/**
 * Keeps encrypted bytes under names. A name is used for one write only, so that nothing is ever
 * overwritten, and a removal never meets what another write has stored.
 *
 * Every method rejects with {@link StorageUnavailable} when the store cannot be used.
 */
export abstract class ObjectStore {
  /** Where it is, for people: a path or an address. */
  abstract readonly place: string;

  /** What {@link create} was given; null where no store was created, or it no longer exists. */
  abstract owner(): Promise<string | null>;

  /**
   * Creates the store in a new place.
   *
   * @param owner id of the installation that alone may use it, in hex.
   */
  abstract create(owner: string): Promise<void>;

  /**
   * Writes an object, whole or not at all: when this rejects, nothing is left behind.
   *
   * @param name lower-case letters, digits and hyphens, in parts with slashes between.
   * @param bytes what it throws is thrown on unchanged.
   * @throws StorageFull
   */
  abstract write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;

  /** Resolves when the first bytes can be read. */
  abstract read(name: string, range?: ByteRange): Promise<Readable>;

  /** Removes an object. It need not be there. */
  abstract remove(name: string): Promise<void>;

  /** All objects, and what interrupted writes have left, in any order. */
  abstract list(): AsyncIterable<StoredObject>;
}

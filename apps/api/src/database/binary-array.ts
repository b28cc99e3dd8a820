import { types } from 'pg';

const { builtins } = types;

/** How the values of one type are written in PostgreSQL's binary format. */
interface ElementFormat<T> {
  oid: number;
  /** In bytes. */
  length(value: T): number;
  write(value: T, into: Buffer, offset: number): unknown;
}

/** Midnight of 2000-01-01 UTC, from which PostgreSQL counts, in Unix milliseconds. */
const POSTGRES_EPOCH_MS = 946_684_800_000;

const writeText = (value: string, into: Buffer, offset: number): number =>
  into.write(value, offset);

/** Types of elements, by their SQL names, with what stands for their values here. */
const FORMATS = {
  uuid: {
    oid: builtins.UUID,
    length: () => 16,
    write: (value, into, offset) => {
      const bytes = into.write(value.replaceAll('-', ''), offset, 'hex');
      if (bytes !== 16) throw new RangeError(`"${value}" is not a UUID`);
    },
  } as ElementFormat<string>,
  text: {
    oid: builtins.TEXT,
    length: Buffer.byteLength,
    write: writeText,
  } as ElementFormat<string>,
  /** As text that is JSON. */
  json: {
    oid: builtins.JSON,
    length: Buffer.byteLength,
    write: writeText,
  } as ElementFormat<string>,
  bytea: {
    oid: builtins.BYTEA,
    length: (value) => value.length,
    write: (value, into, offset) => value.copy(into, offset),
  } as ElementFormat<Buffer>,
  boolean: {
    oid: builtins.BOOL,
    length: () => 1,
    write: (value, into, offset) => into.writeUInt8(value ? 1 : 0, offset),
  } as ElementFormat<boolean>,
  smallint: {
    oid: builtins.INT2,
    length: () => 2,
    write: (value, into, offset) => into.writeInt16BE(value, offset),
  } as ElementFormat<number>,
  integer: {
    oid: builtins.INT4,
    length: () => 4,
    write: (value, into, offset) => into.writeInt32BE(value, offset),
  } as ElementFormat<number>,
  /** As decimal digits. */
  bigint: {
    oid: builtins.INT8,
    length: () => 8,
    write: (value, into, offset) => into.writeBigInt64BE(BigInt(value), offset),
  } as ElementFormat<string>,
  real: {
    oid: builtins.FLOAT4,
    length: () => 4,
    write: (value, into, offset) => into.writeFloatBE(value, offset),
  } as ElementFormat<number>,
  'double precision': {
    oid: builtins.FLOAT8,
    length: () => 8,
    write: (value, into, offset) => into.writeDoubleBE(value, offset),
  } as ElementFormat<number>,
  timestamptz: {
    oid: builtins.TIMESTAMPTZ,
    length: () => 8,
    write: (value, into, offset) =>
      into.writeBigInt64BE(BigInt(value.getTime() - POSTGRES_EPOCH_MS) * 1_000n, offset),
  } as ElementFormat<Date>,
};

export type ElementType = keyof typeof FORMATS;
/** What stands for a value of an element type. */
export type ElementValue<Type extends ElementType> =
  (typeof FORMATS)[Type] extends ElementFormat<infer Value> ? Value : never;

/** Number of dimensions, whether there are nulls, type, length of the one dimension, its first index. */
const HEADER_BYTES = 5 * 4;
/** Before each element; -1 for null. */
const LENGTH_BYTES = 4;

/**
 * An array as a parameter of a statement, for statements that take columns of many rows: `unnest()` of
 * arrays in binary costs PostgreSQL a tenth of what reading the same rows from JSON does, and the driver
 * sends a Buffer as it is. The parameter has to be cast to an array of the type in the statement.
 *
 * The format is that of `array_recv()` in PostgreSQL.
 *
 * @throws RangeError when a number is out of the range of its type, or a UUID is none.
 */
export function binaryArray<Type extends ElementType>(
  type: Type,
  values: readonly (ElementValue<Type> | null)[],
): Buffer {
  const { oid, length, write } = FORMATS[type] as unknown as ElementFormat<ElementValue<Type>>;
  const lengths = values.map((value) => (value === null ? -1 : length(value)));
  const total = lengths.reduce((sum, one) => sum + LENGTH_BYTES + Math.max(0, one), HEADER_BYTES);
  const array = Buffer.allocUnsafe(total);
  const header = [1, lengths.includes(-1) ? 1 : 0, oid, values.length, 1];
  let offset = 0;
  for (const field of header) offset = array.writeInt32BE(field, offset);
  for (const [index, value] of values.entries()) {
    const bytes = lengths[index] ?? 0;
    offset = array.writeInt32BE(bytes, offset);
    if (value === null) continue;
    write(value, array, offset);
    offset += bytes;
  }
  return array;
}

import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import fc from 'fast-check';
import { Client } from 'pg';
import { binaryArray, type ElementType, type ElementValue } from './binary-array';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Reads an array back from PostgreSQL, its elements as text. */
async function read<Type extends ElementType>(
  type: Type,
  values: readonly (ElementValue<Type> | null)[],
): Promise<(string | null)[]> {
  const { rows } = await client.query<{ value: string | null }>(
    `SELECT value::text FROM unnest($1::${type}[]) WITH ORDINALITY AS each (value, place) ORDER BY place`,
    [binaryArray(type, values)],
  );
  return rows.map(({ value }) => value);
}

const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));

/** Values of each type, and how PostgreSQL prints them. */
const CASES: {
  [Type in ElementType]: [fc.Arbitrary<ElementValue<Type>>, (value: ElementValue<Type>) => string];
} = {
  uuid: [fc.uuid(), String],
  text: [text, String],
  json: [fc.json().map((value) => value.replaceAll('\\u0000', '')), String],
  bytea: [
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    (value) => `\\x${value.toString('hex')}`,
  ],
  boolean: [fc.boolean(), String],
  smallint: [fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }), String],
  integer: [fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), String],
  bigint: [fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String), String],
  real: [fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 8), String],
  'double precision': [fc.integer().map((value) => value / 8), String],
  timestamptz: [
    fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true }),
    (value) => value.toISOString(),
  ],
};

describe.each(Object.entries(CASES))('an array of %s', (type, [values, shown]) => {
  it('is read by PostgreSQL as written, nulls included', async () => {
    await client.query(`SET timezone = 'UTC'`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(values as fc.Arbitrary<never>)), async (array) => {
        const seen = await read(type as ElementType, array);
        const expected = array.map((value) => (value === null ? null : shown(value as never)));
        expect(type === 'timestamptz' ? seen.map(toIso) : seen).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

function toIso(value: string | null): string | null {
  return value && new Date(value.replace(/\+00$/, 'Z')).toISOString();
}

it('a value out of range of its type is rejected, not cut', () => {
  expect(() => binaryArray('smallint', [40_000])).toThrow('out of range');
  expect(() => binaryArray('integer', [2 ** 31])).toThrow('out of range');
});

const ID = '01a21e83-8c38-7307-9bad-94784c00a3fe';

it.each([
  '',
  '0191',
  ID.replaceAll('-', ''),
  ID.replace('-', '0'),
  ID.replace('f', 'g'),
  ID.replace('f', '\u0166'),
  `${ID}0`,
  ` ${ID}`,
  `{${ID}}`,
])('what is no UUID is rejected: "%s"', (value) => {
  expect(() => binaryArray('uuid', [value])).toThrow(`"${value}" is not a UUID`);
});

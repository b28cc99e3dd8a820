import { CollectionDraft } from '../src/phone/app-state/collections/stored-collections';
import type { Mutation } from '../src/phone/app-state/collections/mutations';
import {
  readPatch,
  type Reading,
  writePatch,
} from '../src/phone/app-state/collections/patch-codec';
import { ExpandedKey } from '../src/phone/app-state/collections/expanded-key';

const key = new ExpandedKey(Buffer.from('key'), Buffer.alloc(32, 7));
const keys = { find: () => Promise.resolve(key) };
const nothing = { version: 0, hash: Buffer.alloc(128) };
const draft = (): CollectionDraft =>
  new CollectionDraft('regular', nothing, () => Promise.resolve({}));

const mutations = Array.from({ length: 1_000 }, (_, at): Mutation => ({
  operation: 'set',
  index: ['label_edit', String(at)],
  value: new Uint8Array(),
  version: 3,
}));

/** How often everything else in the process has its turn while this is done. */
async function turnsOfOthers(work: () => Promise<Reading>): Promise<[Reading, number]> {
  let turns = 0;
  let isDone = false;
  const others = (): void => {
    turns += 1;
    if (!isDone) setImmediate(others);
  };
  setImmediate(others);
  const result = await work();
  isDone = true;
  return [result, turns];
}

it('a thousand mutations are read without blocking the process', async () => {
  const { patch, after } = await writePatch(mutations, draft(), nothing, key);
  const [read, turns] = await turnsOfOthers(() => readPatch(patch, draft(), nothing, keys));
  expect(read.mutations.map(({ index }) => index)).toEqual(mutations.map(({ index }) => index));
  expect({ version: read.version, hash: read.hash }).toEqual(after);
  // None of what is awaited here gives up its turn by itself.
  expect(turns).toBeGreaterThanOrEqual(9);
});

import { randomBytes } from 'node:crypto';
import { encodeSyncdPatch, proto } from '@whiskeysockets/baileys';
import { mutationsIn, patchesIn } from '../src/phone/app-state-patches';

const id = Buffer.from([1, 2, 3, 4, 5, 6]).toString('base64');
const key = randomBytes(32);

/** A patch as Baileys writes it. */
async function patch(): Promise<proto.ISyncdPatch> {
  const { SET } = proto.SyncdMutation.SyncdOperation;
  const change = {
    type: 'regular_high' as const,
    index: ['mute', '4915111111111@s.whatsapp.net'],
    syncAction: { muteAction: { muted: true } },
    apiVersion: 2,
    operation: SET,
  };
  const state = { version: 0, hash: Buffer.alloc(128), indexValueMap: {} };
  const keyOf = () => Promise.resolve({ keyData: key });
  return (await encodeSyncdPatch(change, id, state, keyOf)).patch;
}

const own = (wanted: string) => Promise.resolve(wanted === id ? key : null);

describe('what a device of ours wrote into the state of the account', () => {
  it('is read', async () => {
    const [mutation, ...more] = await mutationsIn(await patch(), own);
    expect(more).toEqual([]);
    expect(mutation).toMatchObject({
      isRemoval: false,
      index: '["mute","4915111111111@s.whatsapp.net"]',
    });
    const value = proto.SyncActionValue.decode(mutation?.value ?? new Uint8Array());
    expect(value.muteAction?.muted).toBe(true);
  });

  it('is not read without its key, with another, or where it was changed', async () => {
    const written = await patch();
    expect(await mutationsIn(written, () => Promise.resolve(null))).toEqual([]);
    expect(await mutationsIn(written, () => Promise.resolve(randomBytes(32)))).toEqual([]);
    const [mutation] = written.mutations ?? [];
    const removed = { ...mutation, operation: proto.SyncdMutation.SyncdOperation.REMOVE };
    expect(await mutationsIn({ mutations: [removed] }, own)).toEqual([]);
    const short = { ...mutation, record: { ...mutation?.record, value: { blob: key } } };
    expect(await mutationsIn({ mutations: [short] }, own)).toEqual([]);
  });

  it('is found in an answer of the server, collection by collection', async () => {
    const content = Buffer.from(proto.SyncdPatch.encode(await patch()).finish());
    const patches = { tag: 'patches', attrs: {}, content: [{ tag: 'patch', attrs: {}, content }] };
    const attrs = { name: 'regular_high', version: '1' };
    const collection = { tag: 'collection', attrs, content: [patches] };
    const answer = {
      tag: 'iq',
      attrs: {},
      content: [{ tag: 'sync', attrs: {}, content: [collection] }],
    };
    expect(patchesIn(answer, 'regular_high')).toHaveLength(1);
    expect(patchesIn(answer, 'regular_low')).toEqual([]);
  });
});

import { createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import { bytesOfField } from '../wire/protobuf-fields';
import { childrenOf } from '../wire/stanzas';

/** A change of the account's state that a device of ours made, with what Baileys' description lacks. */
export interface Mutation {
  isRemoval: boolean;
  /** What is changed, as JSON: a list of words. */
  index: string;
  /** A `SyncActionValue`. */
  value: Uint8Array;
}

/** Bytes that a key of the app state is stretched to, and where in them those for values stand. */
const STRETCHED = 160;
const ENCRYPTION = [32, 64] as const;
const AUTHENTICATION = [64, 96] as const;

const MAC_BYTES = 32;
const IV_BYTES = 16;

/** Fields of `SyncActionData`. */
const INDEX_FIELD = 1;
const VALUE_FIELD = 2;

/** The patches of one collection in an answer of the server. */
export function patchesIn(answer: BinaryNode, collection: string): proto.SyncdPatch[] {
  return childrenOf(answer)
    .filter(({ tag }) => tag === 'sync')
    .flatMap(childrenOf)
    .filter(({ attrs }) => attrs['name'] === collection)
    .flatMap(childrenOf)
    .flatMap((node) => (node.tag === 'patches' ? childrenOf(node) : [node]))
    .flatMap(({ tag, content }) =>
      tag === 'patch' && content instanceof Uint8Array ? [proto.SyncdPatch.decode(content)] : [],
    );
}

/**
 * The mutations of a patch that can be read and are what a device of ours wrote.
 *
 * @param keyOf finds a key of the app state by its id in base64.
 */
export async function mutationsIn(
  { mutations }: Pick<proto.ISyncdPatch, 'mutations'>,
  keyOf: (id: string) => Promise<Uint8Array | null>,
): Promise<Mutation[]> {
  const found: Mutation[] = [];
  for (const { operation, record } of mutations ?? []) {
    const id = record?.keyId?.id;
    const blob = record?.value?.blob;
    const key = id && (await keyOf(Buffer.from(id).toString('base64')));
    if (!id || !blob || !key) continue;
    const isRemoval = operation === proto.SyncdMutation.SyncdOperation.REMOVE;
    const data = opened(blob, { key, id, isRemoval });
    const index = data && bytesOfField(data, INDEX_FIELD);
    if (!data || !index) continue;
    const value = bytesOfField(data, VALUE_FIELD) ?? new Uint8Array();
    found.push({ isRemoval, index: Buffer.from(index).toString(), value });
  }
  return found;
}

interface Sealed {
  key: Uint8Array;
  id: Uint8Array;
  isRemoval: boolean;
}

/** Null where it was not sealed with this key, for this operation. */
function opened(blob: Uint8Array, { key, id, isRemoval }: Sealed): Uint8Array | null {
  if (blob.length < IV_BYTES + MAC_BYTES) return null;
  const stretched = Buffer.from(
    hkdfSync('sha256', key, Buffer.alloc(0), 'WhatsApp Mutation Keys', STRETCHED),
  );
  const sealed = blob.subarray(0, -MAC_BYTES);
  const mac = macOf(sealed, stretched.subarray(...AUTHENTICATION), id, isRemoval);
  if (!timingSafeEqual(mac, blob.subarray(-MAC_BYTES))) return null;
  const iv = sealed.subarray(0, IV_BYTES);
  const cipher = createDecipheriv('aes-256-cbc', stretched.subarray(...ENCRYPTION), iv);
  try {
    return Buffer.concat([cipher.update(sealed.subarray(IV_BYTES)), cipher.final()]);
  } catch {
    return null;
  }
}

function macOf(sealed: Uint8Array, key: Uint8Array, id: Uint8Array, isRemoval: boolean): Buffer {
  const about = Buffer.concat([Buffer.from([isRemoval ? 2 : 1]), id]);
  const length = Buffer.alloc(8);
  length.writeUInt8(about.length, 7);
  const whole = createHmac('sha512', key).update(about).update(sealed).update(length).digest();
  return whole.subarray(0, MAC_BYTES);
}

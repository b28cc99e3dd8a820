import { type BinaryNode, proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { childrenOf } from '../../wire/stanzas';

/** What is asked of a collection. */
export interface Asked {
  name: string;
  /** Version that is known. */
  version: number;
  isWhole: boolean;
}

/** What the server tells of a collection. */
export interface Told {
  /** Reference of a file with all that the collection holds; null where there is none. */
  snapshot: proto.ExternalBlobReference | null;
  patches: proto.SyncdPatch[];
  hasMore: boolean;
  /** Code with which the server refuses what it was asked; null where it does as asked. */
  error: string | null;
}

/** The server refuses a patch: another device was faster. What that one wrote stands beside it. */
export const CONFLICT = '409';

export function question(asked: readonly Asked[]): BinaryNode {
  const collections = asked.map(({ name, version, isWhole }) => ({
    tag: 'collection',
    attrs: { name, version: String(version), return_snapshot: String(isWhole) },
  }));
  return iq(collections);
}

/** @param version that the patch follows. */
export function patchStanza(name: string, version: number, patch: proto.ISyncdPatch): BinaryNode {
  const content = proto.SyncdPatch.encode(patch).finish();
  const attrs = { name, version: String(version), return_snapshot: 'false' };
  return iq([{ tag: 'collection', attrs, content: [{ tag: 'patch', attrs: {}, content }] }]);
}

/** What an answer tells, by collection. @throws Error where it tells nothing, or not what can be read. */
export function toldIn(answer: BinaryNode | undefined): Map<string, Told> {
  const sync = answer && childrenOf(answer).find(({ tag }) => tag === 'sync');
  if (!sync) throw new Error('WhatsApp does not tell the state of the account');
  const collections = childrenOf(sync).filter(({ tag }) => tag === 'collection');
  return new Map(collections.map((node) => [node.attrs['name'] ?? '', tellingOf(node)]));
}

function tellingOf(node: BinaryNode): Told {
  const children = childrenOf(node);
  const snapshot = children.find(({ tag }) => tag === 'snapshot')?.content;
  const error = children.find(({ tag }) => tag === 'error');
  const isRefused = node.attrs['type'] === 'error' || error !== undefined;
  return {
    snapshot:
      snapshot instanceof Uint8Array && snapshot.length > 0
        ? proto.ExternalBlobReference.decode(snapshot)
        : null,
    patches: children
      .flatMap((child) => (child.tag === 'patches' ? childrenOf(child) : [child]))
      .flatMap(({ tag, content }) =>
        tag === 'patch' && content instanceof Uint8Array ? [proto.SyncdPatch.decode(content)] : [],
      ),
    hasMore: node.attrs['has_more_patches'] === 'true',
    error: isRefused ? (error?.attrs['code'] ?? 'unknown') : null,
  };
}

function iq(content: BinaryNode[]): BinaryNode {
  const attrs = { to: S_WHATSAPP_NET, type: 'set', xmlns: 'w:sync:app:state' };
  return { tag: 'iq', attrs, content: [{ tag: 'sync', attrs: {}, content }] };
}

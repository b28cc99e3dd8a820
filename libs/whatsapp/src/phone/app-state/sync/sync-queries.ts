import { type BinaryNode, proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { childrenOf } from '../../../wire/stanzas';

/** A request for what is new in a collection. */
export interface CollectionRequest {
  name: string;
  /** Version that is stored; the server sends the patches after it. */
  version: number;
  wantsSnapshot: boolean;
}

/** The answer of the server for one collection. */
export interface CollectionAnswer {
  /** Reference of a file with all values of the collection; null where the answer has only patches. */
  snapshot: proto.ExternalBlobReference | null;
  patches: proto.SyncdPatch[];
  hasMore: boolean;
  /** Error code of the server; null where it accepted the query. */
  error: string | null;
}

/** Error code for a patch that does not follow the newest version. The answer also holds the patches in between. */
export const CONFLICT = '409';

export function collectionQuery(requests: readonly CollectionRequest[]): BinaryNode {
  const collections = requests.map(({ name, version, wantsSnapshot }) => ({
    tag: 'collection',
    attrs: { name, version: String(version), return_snapshot: String(wantsSnapshot) },
  }));
  return iq(collections);
}

/** @param version of the collection before the patch. */
export function patchQuery(name: string, version: number, patch: proto.ISyncdPatch): BinaryNode {
  const content = proto.SyncdPatch.encode(patch).finish();
  const attrs = { name, version: String(version), return_snapshot: 'false' };
  return iq([{ tag: 'collection', attrs, content: [{ tag: 'patch', attrs: {}, content }] }]);
}

/** The answers by name of their collection. @throws Error where the stanza is malformed. */
export function parseAnswer(answer: BinaryNode | undefined): Map<string, CollectionAnswer> {
  const sync = answer && childrenOf(answer).find(({ tag }) => tag === 'sync');
  if (!sync) throw new Error('the answer of WhatsApp holds no app state');
  const collections = childrenOf(sync).filter(({ tag }) => tag === 'collection');
  return new Map(collections.map((node) => [node.attrs['name'] ?? '', answerOf(node)]));
}

function answerOf(node: BinaryNode): CollectionAnswer {
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

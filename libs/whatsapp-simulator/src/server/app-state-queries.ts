import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import { notifyOfState } from '../activity/companions/state-changes';
import type { Exchange } from '../exchange/exchange';
import type { OnlineDevice } from '../exchange/online-device';
import { encrypting, type EncryptedFacts, fileKeys } from '../media/media-crypto';
import { directPath } from '../media/media-store';
import { whyIgnored } from '../activity/companions/state-rules';
import { bytes, child, children, node } from '../wire/nodes';
import { randomBytes } from 'node:crypto';

const CONFLICT = '409';

/**
 * Answers a companion that asks for the state of the account, or patches it.
 *
 * @returns null when there is no answer to send.
 */
export async function answerStateQuery(
  exchange: Exchange,
  online: OnlineDevice,
  sync: BinaryNode | undefined,
): Promise<BinaryNode[] | null> {
  const { phone } = online.account;
  const asked = children(sync, 'collection');
  exchange.stats(phone).stateQuestions += 1;
  const answers: BinaryNode[] = [];
  for (const collection of asked) {
    const patch = child(collection, 'patch');
    answers.push(
      patch
        ? takePatch(exchange, online, collection, bytes(patch))
        : await tell(exchange, online, collection),
    );
  }
  const { withholdState } = exchange.faults.of(phone);
  const isPatch = asked.some((collection) => child(collection, 'patch'));
  return withholdState === 'all' || (withholdState === 'patches' && isPatch)
    ? null
    : [node('sync', {}, answers)];
}

/** The server takes a patch of the version that follows its own, and of no other. */
function takePatch(
  exchange: Exchange,
  { account, device }: OnlineDevice,
  { attrs }: BinaryNode,
  patch: Buffer,
): BinaryNode {
  const { phone } = account;
  const name = attrs['name'] ?? '';
  const known = Number(attrs['version'] ?? 0);
  const { stateConflicts, refuseState } = exchange.faults.of(phone);
  if (refuseState !== null) return refusal(exchange, phone, name, String(refuseState));
  if (stateConflicts > 0) {
    exchange.faults.set(phone, { stateConflicts: stateConflicts - 1 });
    overtake(exchange, phone, name);
  }
  if (known !== exchange.appState.version(phone, name)) {
    exchange.stats(phone).stateConflicts += 1;
    return refusal(exchange, phone, name, CONFLICT, newer(exchange, phone, name, known));
  }
  const read = exchange.appState.take(phone, name, patch);
  const version = known + 1;
  if (read.trouble !== null) {
    exchange.appState.ignore(phone, { collection: name, version, index: [], reason: read.trouble });
    return refusal(exchange, phone, name, '400');
  }
  const indexes = read.changes.map(({ index }) => index);
  exchange.appState.noteTaken(phone, { device: device.id, collection: name, version, indexes });
  for (const change of read.changes) {
    const reason = whyIgnored(exchange, account, name, change);
    if (!reason) continue;
    exchange.appState.ignore(phone, { collection: name, version, index: change.index, reason });
  }
  notifyOfState(exchange, account, name, device);
  return node('collection', { name, version: String(version), has_more_patches: 'false' });
}

/** The phone was faster: it changed something that nobody else speaks of. */
function overtake(exchange: Exchange, phone: string, collection: string): void {
  const value = proto.SyncActionValue.encode({ timestamp: Date.now() }).finish();
  const index = ['sim_overtakes', randomBytes(4).toString('hex')];
  exchange.appState.change(phone, collection, { index, value });
}

function refusal(
  exchange: Exchange,
  phone: string,
  name: string,
  code: string,
  content: BinaryNode[] = [],
): BinaryNode {
  const version = String(exchange.appState.version(phone, name));
  const text = code === CONFLICT ? 'conflict' : 'bad-request';
  const error = node('error', { code, text });
  return node('collection', { name, version, type: 'error' }, [error, ...content]);
}

async function tell(
  exchange: Exchange,
  { account }: OnlineDevice,
  { attrs }: BinaryNode,
): Promise<BinaryNode> {
  const { phone } = account;
  const name = attrs['name'] ?? '';
  const known = Number(attrs['version'] ?? 0);
  const version = exchange.appState.version(phone, name);
  const { statePatchesAtOnce, snapshotsAfter } = exchange.faults.of(phone);
  const isWhole = attrs['return_snapshot'] === 'true' && version > snapshotsAfter;
  if (isWhole) {
    const snapshot = node('snapshot', {}, await upload(exchange, phone, name));
    const told = { name, version: String(version), has_more_patches: 'false' };
    return node('collection', told, [snapshot]);
  }
  const hasMore = version - known > statePatchesAtOnce;
  return node(
    'collection',
    { name, version: String(version), has_more_patches: String(hasMore) },
    newer(exchange, phone, name, known),
  );
}

function newer(exchange: Exchange, phone: string, name: string, known: number): BinaryNode[] {
  const { statePatchesAtOnce, damageState } = exchange.faults.of(phone);
  const patches = exchange.appState.patches(phone, name, known, statePatchesAtOnce);
  if (patches.length === 0) return [];
  const isDamaged = damageState === 'patches' || damageState === 'all';
  const content = patches.map((patch) =>
    node('patch', {}, isDamaged ? damaged(patch) : Buffer.from(patch)),
  );
  return [node('patches', {}, content)];
}

/** As it was, but for the MAC of what the collection holds then. */
function damaged(bytesOfPatch: Uint8Array): Buffer {
  const patch = proto.SyncdPatch.decode(bytesOfPatch);
  patch.snapshotMac = randomBytes(32);
  return Buffer.from(proto.SyncdPatch.encode(patch).finish());
}

/** A snapshot stands on a media server, encrypted. */
async function upload(exchange: Exchange, phone: string, name: string): Promise<Buffer> {
  const mediaKey = randomBytes(32);
  let facts: EncryptedFacts | undefined;
  const { damageState } = exchange.faults.of(phone);
  const isDamaged = damageState === 'snapshots' || damageState === 'all';
  const whole = exchange.appState.snapshot(phone, name);
  const plain = isDamaged ? otherMac(whole) : whole;
  const sealed = encrypting(pieces(plain), fileKeys('appState', mediaKey), (all) => (facts = all));
  const requested = {
    owner: phone,
    type: 'md-app-state',
    uploader: 'phone',
    lifeMs: 3_600_000,
  } as const;
  const media = await exchange.media.take(requested, sealed);
  return Buffer.from(
    proto.ExternalBlobReference.encode({
      mediaKey,
      directPath: directPath(media),
      handle: media.id,
      fileSizeBytes: facts?.fileLength ?? null,
      fileSha256: facts?.fileSha256 ?? null,
      fileEncSha256: facts?.fileEncSha256 ?? null,
    }).finish(),
  );
}

function otherMac(bytesOfSnapshot: Uint8Array): Uint8Array {
  const snapshot = proto.SyncdSnapshot.decode(bytesOfSnapshot);
  snapshot.mac = randomBytes(32);
  return proto.SyncdSnapshot.encode(snapshot).finish();
}

async function* pieces(whole: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield whole;
}

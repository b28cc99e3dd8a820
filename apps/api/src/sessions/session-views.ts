import { Injectable } from '@nestjs/common';
import type { SessionView } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { DataKey } from '../platform/vault/cipher/data-key';
import { Vault } from '../platform/vault/vault';
import { SessionStandings } from './door/session-standings';
import { proxyView } from './proxies/proxy-address';
import { SessionJournal } from './state/session-journal';
import { LINKED } from './state/session-state';
import type { Session } from './state/session.entity';

/** Sessions as the API shows them. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly standings: SessionStandings,
    private readonly journal: SessionJournal,
    private readonly vault: Vault,
  ) {}

  /** Sessions of one organization, in their order. */
  async ofAll(organizationId: string, rows: readonly Session[]): Promise<SessionView[]> {
    const key = await this.vault.organization(organizationId);
    const sessions = await this.standings.asTheyAre(rows);
    const linked = await this.linkedWithNumbersOf(sessions);
    return sessions.map((session) => toView(session, key, linked));
  }

  async of(session: Session): Promise<SessionView> {
    const [now] = await this.standings.asTheyAre([session] as const);
    const linked = await this.linkedWithNumbersOf([now]);
    return toView(now, await this.vault.organization(session.organizationId), linked);
  }

  /** Sessions of their organization that are linked with the numbers of these. */
  private linkedWithNumbersOf(sessions: readonly Session[]): Promise<Session[]> {
    const linked = sessions.filter(({ status }) => LINKED.includes(status));
    const phones = linked.flatMap(({ phone }) => phone ?? []);
    return linked[0] ? this.journal.sameNumber(linked[0], phones) : Promise.resolve([]);
  }
}

/** The code that can be typed now. */
function pairingCodeOf(
  { id, pairingCode, pairingCodeExpiresAt }: Session,
  key: DataKey,
): Pick<SessionView, 'pairingCode' | 'pairingCodeExpiresAt'> {
  if (!pairingCode || !pairingCodeExpiresAt || pairingCodeExpiresAt <= new Date())
    return { pairingCode: null, pairingCodeExpiresAt: null };
  return {
    pairingCode: key.sealer('sessions', id).openText('pairing_code', pairingCode),
    pairingCodeExpiresAt: pairingCodeExpiresAt.toISOString(),
  };
}

function toView(session: Session, key: DataKey, linked: readonly Session[]): SessionView {
  const isLinked = LINKED.includes(session.status);
  const others = linked.filter(
    ({ id, phone }) => isLinked && id !== session.id && phone === session.phone,
  );
  return {
    id: publicId('session', session.id),
    name: session.name,
    clientId: session.clientId && publicId('client', session.clientId),
    status: session.status,
    statusReason: session.statusReason,
    statusDetail: session.statusDetail,
    retryAt: session.retryAt?.toISOString() ?? null,
    phone: session.phone,
    pushName: session.pushName,
    qr: session.qr && key.sealer('sessions', session.id).openText('qr', session.qr),
    qrExpiresAt: session.qrExpiresAt?.toISOString() ?? null,
    ...pairingCodeOf(session, key),
    metadata: session.metadata,
    minGapMs: session.minGapMs,
    burst: session.burst,
    rejectCalls: session.rejectCalls,
    presence: session.presence,
    receiveStatus: session.receiveStatus,
    receiveChannels: session.receiveChannels,
    showTyping: session.showTyping,
    proxy:
      session.proxy &&
      proxyView(key.sealer('sessions', session.id).openText('proxy', session.proxy)),
    createdAt: session.createdAt.toISOString(),
    connectedAt: session.connectedAt?.toISOString() ?? null,
    linkedAt: session.linkedAt?.toISOString() ?? null,
    expectedPhone: session.expectedPhone,
    downSince: session.downSince?.toISOString() ?? null,
    alsoLinkedIn: others.map(({ id, name, linkedAt }) => ({
      id: publicId('session', id),
      name,
      linkedAt: linkedAt?.toISOString() ?? null,
    })),
  };
}

import { Injectable } from '@nestjs/common';
import type { ConnectState, PairingCodeResponse, SessionStatus, SessionView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import { ApiError } from '../../platform/http/problems/api-error';
import { hashToken } from '../../platform/access/link-token';
import { OrganizationsService } from '../../organizations/memberships/organizations.service';
import { SessionLinking } from '../../sessions/session-linking.service';
import { SessionsService } from '../../sessions/sessions.service';
import type { ConnectLink } from '../connect-link.entity';
import { ConnectLinksRepository } from '../connect-links.repository';

/** Statuses in which nothing shows codes: linking has to be started. */
const IDLE: ReadonlySet<SessionStatus> = new Set<SessionStatus>(['PENDING', 'LOGGED_OUT']);

/** What people with a connect link see and do. They learn nothing else about the organization. */
@Injectable()
export class LinkingService {
  constructor(
    private readonly links: ConnectLinksRepository,
    private readonly sessions: SessionsService,
    private readonly linking: SessionLinking,
    private readonly organizations: OrganizationsService,
  ) {}

  /**
   * An open link by its secret.
   *
   * @throws ApiError connect_link_not_found
   */
  async find(token: string): Promise<ConnectLink> {
    const link = await this.links.byHash(hashToken(token));
    if (!link) throw new ApiError('connect_link_not_found');
    return link;
  }

  /**
   * How far linking is. Starts it where nothing shows codes, so that an opened page finds one.
   */
  async open(link: ConnectLink): Promise<ConnectState> {
    const state = await this.state(link);
    // A ban says in the state until when it lasts.
    if (!IDLE.has(state.status) || state.statusReason === 'temporarily_banned') return state;
    await this.linking.connect(link, publicId('session', link.sessionId));
    return this.state(link);
  }

  async state(link: ConnectLink): Promise<ConnectState> {
    const session = await this.sessions.get(link, publicId('session', link.sessionId));
    const { status, statusReason, qr, qrExpiresAt, pairingCode } = session;
    return {
      organization: await this.organizations.appearance(link),
      ...{ status, statusReason, qr, qrExpiresAt, pairingCode },
      language: link.language,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** What can be scanned now. */
  code(link: ConnectLink): Promise<Pick<SessionView, 'status' | 'qr' | 'qrExpiresAt'>> {
    return this.sessions.get(link, publicId('session', link.sessionId));
  }

  /** @throws ApiError pairing_unavailable, pairing_refused */
  pairingCode(link: ConnectLink, phone: string): Promise<PairingCodeResponse> {
    return this.linking.pairingCode(link, publicId('session', link.sessionId), { phone });
  }
}

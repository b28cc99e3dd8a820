import type { ClientVersion } from '@whathooks/whatsapp';
import type { ClientVersions } from '../../client-version/client-versions';

/** The version that a session announces: another one for as long as WhatsApp refuses it. */
export class AnnouncedVersion {
  /** What the latest login announced. */
  private latest: ClientVersion = [0, 0, 0];
  /** What the next one announces, where WhatsApp has refused a version. */
  private instead: ClientVersion | null = null;
  /** Revisions that WhatsApp has refused since it last took a login. */
  private readonly refusedRevisions = new Set<number>();

  constructor(
    private readonly versions: Pick<ClientVersions, 'accepted' | 'current' | 'nextAfter'>,
  ) {}

  /** What a login announces that begins now. */
  next(): ClientVersion {
    this.latest = this.instead ?? this.versions.current;
    this.instead = null;
    return this.latest;
  }

  /** WhatsApp has taken the login. */
  accepted(): void {
    this.refusedRevisions.clear();
    void this.versions.accepted(this.latest);
  }

  /**
   * WhatsApp has refused the version. Returns whether the next login has one that was not refused yet.
   *
   * @param halted resolves when no further login follows.
   */
  async hasAnother(halted: Promise<void>): Promise<boolean> {
    this.refusedRevisions.add(this.latest[2]);
    const next = this.versions.nextAfter(this.latest, this.refusedRevisions);
    this.instead = await Promise.race([next, halted.then(() => null)]);
    return this.instead !== null;
  }
}

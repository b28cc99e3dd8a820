import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The process that asks has answered by then, or has died. */
const ASKING_S = 15;

export interface StoredVersion {
  /** The revision that was learnt last; null before one was. */
  revision: number | null;
  /** The highest one with which WhatsApp has taken a login, if that is one that was learnt. Never lower later. */
  goodRevision: number | null;
  /** The one that was learnt last, where WhatsApp has refused it and never taken a login with it. */
  refusedRevision: number | null;
  /** Whether some process asks for a newer one right now. */
  isAsking: boolean;
}

const NOTHING: StoredVersion = {
  revision: null,
  goodRevision: null,
  refusedRevision: null,
  isAsking: false,
};

const CLAIM = `
  INSERT INTO client_versions (asking_until, next_ask_at)
  VALUES (now() + make_interval(secs => $1::int), now() + make_interval(secs => $1::int))
  ON CONFLICT (only_row) DO UPDATE
    SET asking_until = excluded.asking_until, next_ask_at = excluded.next_ask_at
    WHERE client_versions.next_ask_at <= now()
  RETURNING true AS claimed`;

/**
 * A higher revision replaces a lower one, in whatever order they are written. A lower one replaces it only where
 * WhatsApp has refused it and never accepted a login with it, and is not below one with which it has.
 */
const ANSWER = `
  UPDATE client_versions SET asking_until = now(), next_ask_at = now() + make_interval(secs => $2::int),
    revision = CASE WHEN $1 < revision AND revision = refused_revision THEN greatest($1, good_revision)
                    ELSE greatest(revision, $1::int) END,
    refused_revision = CASE WHEN $1 <> revision THEN NULL ELSE refused_revision END`;

const REFUSED = `
  UPDATE client_versions SET refused_revision = revision
  WHERE revision = $1 AND coalesce(good_revision, 0) < $1`;

const GOOD = `
  UPDATE client_versions SET good_revision = greatest(good_revision, $1::int),
    refused_revision = nullif(refused_revision, $1)`;

/** What all processes know of WhatsApp Web's version. It belongs to the installation. */
@Injectable()
export class ClientVersionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<StoredVersion> {
    const [row] = await this.dataSource.query<StoredVersion[]>(
      `SELECT revision, good_revision AS "goodRevision", refused_revision AS "refusedRevision",
         asking_until > now() AS "isAsking" FROM client_versions`,
    );
    return row ?? NOTHING;
  }

  /** Whether this process may ask now: one does at a time, and none before the pause since is over. */
  async claim(): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(CLAIM, [ASKING_S])).length > 0;
  }

  /**
   * Stores what was learnt.
   *
   * @param revision null where nothing was.
   * @param pauseS seconds before the next request by any process.
   */
  async answer(revision: number | null, pauseS: number): Promise<void> {
    await this.dataSource.query(ANSWER, [revision, pauseS]);
  }

  /** WhatsApp has refused a login because of this revision. */
  async refused(revision: number): Promise<void> {
    await this.dataSource.query(REFUSED, [revision]);
  }

  /** WhatsApp has taken a login with this revision. */
  async good(revision: number): Promise<void> {
    await this.dataSource.query(GOOD, [revision]);
  }
}

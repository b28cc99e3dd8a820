import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Whoever asks has answered by then, or has died. */
const ASKING_S = 15;

export interface StoredVersion {
  /** The highest revision that was ever learnt; null before that. */
  revision: number | null;
  /** Whether some process asks for a newer one right now. */
  isAsking: boolean;
}

const CLAIM = `
  INSERT INTO client_versions (asking_until, next_ask_at)
  VALUES (now() + make_interval(secs => $1::int), now() + make_interval(secs => $1::int))
  ON CONFLICT (only_row) DO UPDATE
    SET asking_until = excluded.asking_until, next_ask_at = excluded.next_ask_at
    WHERE client_versions.next_ask_at <= now()
  RETURNING true AS claimed`;

/** A revision never goes backwards, whoever writes last. */
const ANSWER = `
  UPDATE client_versions SET revision = greatest(revision, $1::int), asking_until = now(),
    next_ask_at = now() + make_interval(secs => $2::int)`;

/** What all processes know of WhatsApp Web's version. It belongs to the installation. */
@Injectable()
export class ClientVersionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<StoredVersion> {
    const [row] = await this.dataSource.query<StoredVersion[]>(
      'SELECT revision, asking_until > now() AS "isAsking" FROM client_versions',
    );
    return row ?? { revision: null, isAsking: false };
  }

  /** Whether this process may ask now: one does at a time, and none before the pause since is over. */
  async claim(): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(CLAIM, [ASKING_S])).length > 0;
  }

  /**
   * Stores what was learnt.
   *
   * @param revision null where nothing was.
   * @param pauseS seconds in which nobody asks again.
   */
  async answer(revision: number | null, pauseS: number): Promise<void> {
    await this.dataSource.query(ANSWER, [revision, pauseS]);
  }
}

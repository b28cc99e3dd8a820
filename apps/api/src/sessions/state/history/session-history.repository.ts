import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { leastId } from '../../../platform/database/ids';

/** The history of a session: its transitions, restrictions, and notifications of WhatsApp that are no messages. */
const TABLES = ['session_transitions', 'session_restrictions', 'session_notices'] as const;

/** Everything younger than this is kept… */
export const KEPT_DAYS = 90;
/** …and so many of each session, whatever their age. */
export const KEPT_ROWS = 500;

const DAY_MS = 24 * 60 * 60_000;
/** Rows that one statement removes: few enough not to block others. */
const BATCH = 1_000;

/** `$1` least id that is young. Sessions without anything old are not looked into. */
const removeOld = (table: string): string => `
  DELETE FROM ${table} WHERE id = ANY (ARRAY(
    SELECT old.id FROM sessions session
    CROSS JOIN LATERAL (
      SELECT id FROM ${table} WHERE session_id = session.id ORDER BY id DESC OFFSET ${KEPT_ROWS - 1} LIMIT 1
    ) last_kept
    CROSS JOIN LATERAL (
      SELECT id FROM ${table} WHERE session_id = session.id AND id < last_kept.id AND id < $1 LIMIT ${BATCH}
    ) old
    WHERE EXISTS (SELECT FROM ${table} WHERE session_id = session.id AND id < $1)
    LIMIT ${BATCH}))`;

/** The histories of all sessions. */
@Injectable()
export class SessionHistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Removes what is both old and not among the latest of its session. */
  async removeOld(): Promise<void> {
    const leastYoung = leastId(new Date(Date.now() - KEPT_DAYS * DAY_MS));
    for (const table of TABLES) {
      let removed: number;
      do {
        [, removed] = await this.dataSource.query<[unknown, number]>(removeOld(table), [
          leastYoung,
        ]);
      } while (removed === BATCH);
    }
  }
}

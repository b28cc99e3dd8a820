import { Injectable } from '@nestjs/common';
import type { AnswerView, PersonView } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { AnswerDetails } from './message-change.entity';
import type { Message } from '../message.entity';

/** Most people whose votes are counted: a group has no more. */
const PEOPLE_MAX = 2_048;

/** The newest of each person counts. */
const NEWEST = `
  SELECT DISTINCT ON (sender_type, sender) sender AS "from", sender_type AS "fromType",
    push_name AS "pushName", said, sent_at AS "at"
  FROM message_changes
  WHERE message_id = $1 AND organization_id = $2 AND kind IN ('vote', 'answer') AND said IS NOT NULL
  ORDER BY sender_type, sender, sent_at DESC, id DESC
  LIMIT ${PEOPLE_MAX}`;

interface Row extends Omit<PersonView, 'at' | 'guests'> {
  said: AnswerDetails;
  at: Date;
}

/** What people have answered to invitations. */
const RESPONSES = ['going', 'maybe', 'not_going'] as const;

/** Counts votes in polls and answers to invitations. */
@Injectable()
export class AnswersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Per option who chose it, as they stand now; nothing for a message in which nothing can be chosen. */
  async of({ organizationId }: Tenant, message: Message): Promise<{ answers?: AnswerView[] }> {
    const options = optionsOf(message);
    if (!options) return {};
    const rows = await this.dataSource.query<Row[]>(NEWEST, [message.id, organizationId]);
    return {
      answers: options.map((option) => {
        const people = rows.filter(({ said }) => said.options?.includes(option)).map(personOf);
        return { option, count: people.length, people };
      }),
    };
  }
}

function optionsOf({ type, details, deletedAt }: Message): readonly string[] | null {
  if (deletedAt) return null;
  if (type === 'poll') return details?.poll?.options ?? null;
  return type === 'event' ? RESPONSES : null;
}

function personOf({ said, at, ...person }: Row): PersonView {
  const { guests } = said;
  return { ...person, at: at.toISOString(), ...(guests !== undefined && { guests }) };
}

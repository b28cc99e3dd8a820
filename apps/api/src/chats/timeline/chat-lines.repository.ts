import { Injectable } from '@nestjs/common';
import type { ChatNoticeKind, ChatNoticeView, NoteView } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { ApiKeysService } from '../../api-keys/api-keys.service';
import { publicId } from '../../platform/database/ids';
import { type Named, titleOf } from '../contacts/titles';
import { besideSql, type Side } from '../../platform/database/side';
import type { Tenant } from '../../platform/database/tenant-repository';

interface NoteRow {
  id: string;
  chatId: string;
  authorId: string | null;
  text: string;
  mentions: string[];
  createdAt: Date;
  editedAt: Date | null;
}

interface NoticeDetails {
  members?: string[];
  value?: string | null;
  byKey?: boolean;
  /** UUID; absent for what was written before it was kept. */
  apiKeyId?: string;
}

interface NoticeRow {
  id: string;
  chatId: string;
  kind: ChatNoticeKind;
  userId: string | null;
  actor: string | null;
  details: NoticeDetails | null;
  createdAt: Date;
  /** Contacts whom it names. */
  people: Named[] | null;
}

/** What stands in a conversation beside its messages: notes of the team, and what happened. */
@Injectable()
export class ChatLinesRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ApiKeysService,
  ) {}

  /** Notes and notices of a chat on one side of a place in it; each kind the nearest first. */
  async beside(
    { organizationId }: Tenant,
    chatId: string,
    side: Side,
    limit: number,
  ): Promise<{ id: string; type: 'note' | 'notice' }[]> {
    const { where, order } = besideSql(side, '$3');
    const from = (table: string, type: string): string => `
      (SELECT id, '${type}' AS type FROM ${table}
       WHERE organization_id = $1 AND chat_id = $2 AND ${where} ORDER BY ${order} LIMIT $4)`;
    return this.dataSource.query(
      `${from('notes', 'note')} UNION ALL ${from('chat_notices', 'notice')}`,
      [organizationId, chatId, side.from, limit],
    );
  }

  async notes({ organizationId }: Tenant, ids: readonly string[]): Promise<Map<string, NoteView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.query<NoteRow[]>(
      `SELECT id, chat_id AS "chatId", author_id AS "authorId", text, mentions, created_at AS "createdAt",
         edited_at AS "editedAt"
       FROM notes WHERE organization_id = $1 AND id = ANY ($2)`,
      [organizationId, ids],
    );
    return new Map(rows.map((row) => [row.id, noteView(row)]));
  }

  async notices(
    { organizationId }: Tenant,
    ids: readonly string[],
  ): Promise<Map<string, ChatNoticeView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.query<NoticeRow[]>(
      `SELECT notice.id, notice.chat_id AS "chatId", notice.kind, notice.user_id AS "userId", notice.actor,
         notice.details, notice.created_at AS "createdAt", (
           SELECT json_agg(who) FROM (
             SELECT contact.phone, contact.lid, contact.name, contact.push_name AS "pushName",
               contact.verified_name AS "verifiedName"
             FROM chats chat JOIN contacts contact ON contact.session_id = chat.session_id
               AND (contact.phone = ANY (named.digits) OR contact.lid = ANY (named.digits))
             WHERE chat.id = notice.chat_id) who) AS people
       FROM chat_notices notice CROSS JOIN LATERAL (
         SELECT ARRAY(SELECT jsonb_array_elements_text(notice.details -> 'members')) || notice.actor AS digits) named
       WHERE notice.organization_id = $1 AND notice.id = ANY ($2)`,
      [organizationId, ids],
    );
    const keys = await this.keys.namesOf(
      { organizationId },
      rows.flatMap(({ details }) => details?.apiKeyId ?? []),
    );
    return new Map(rows.map((row) => [row.id, noticeView(row, keys)]));
  }
}

function noteView(row: NoteRow): NoteView {
  return {
    id: publicId('note', row.id),
    chatId: publicId('chat', row.chatId),
    authorId: row.authorId && publicId('user', row.authorId),
    text: row.text,
    mentions: row.mentions.map((id) => publicId('user', id)),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}

function noticeView(row: NoticeRow, keys: ReadonlyMap<string, string>): ChatNoticeView {
  const members = row.details?.members ?? [];
  return {
    id: publicId('notice', row.id),
    chatId: publicId('chat', row.chatId),
    kind: row.kind,
    userId: row.userId && publicId('user', row.userId),
    byKey: row.details?.byKey ?? false,
    keyName: keys.get(row.details?.apiKeyId ?? '') ?? null,
    by: row.actor,
    byTitle: row.actor && titleIn(row, row.actor),
    members,
    memberTitles: row.kind.startsWith('group_') ? members.map((one) => titleIn(row, one)) : [],
    value: row.details?.value ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Digits that are no contact's are shown as a number. */
function titleIn({ people }: NoticeRow, digits: string): string {
  const known = people?.find(({ phone, lid }) => phone === digits || lid === digits);
  return titleOf(
    known ?? { name: null, verifiedName: null, pushName: null, phone: digits, lid: null },
  );
}

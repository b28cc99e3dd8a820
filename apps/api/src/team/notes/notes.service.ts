import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type NotePage,
  type NoteView,
  type PageQuery,
  reaches,
  type UpdateNoteRequest,
  type WriteNoteRequest,
} from '@whathooks/dto';
import { Repository } from 'typeorm';
import { ChatsService } from '../../chats/kept/chats.service';
import type { UserActor } from '../../platform/access/actor';
import { isOrphan } from '../../platform/database/conflicts';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { TeamMembers } from '../basics/team-members';
import type { Member } from '../../organizations/members/members.service';
import { Note } from './note.entity';
import { NoteNews } from './note-news';
import { noteView } from './note-views';

/** What people of an organization tell each other about a chat. */
@Injectable()
export class NotesService {
  private readonly notes: TenantRepository<Note>;

  constructor(
    @InjectRepository(Note) rows: Repository<Note>,
    private readonly chats: ChatsService,
    private readonly members: TeamMembers,
    private readonly news: NoteNews,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.notes = new TenantRepository(rows.manager, Note, 'note');
  }

  /** @throws ApiError not_found, invalid_cursor */
  async list(actor: UserActor, chat: string, query: PageQuery): Promise<NotePage> {
    const { id: chatId } = await this.chats.row(actor, chat);
    return this.notes.page(actor, query, noteView, { chatId });
  }

  /** @throws ApiError not_found for the chat, and for somebody named who is no member. */
  async write(
    actor: UserActor,
    chat: string,
    { text, mentions: named = [] }: WriteNoteRequest,
  ): Promise<NoteView> {
    const { id: chatId, sessionId } = await this.chats.row(actor, chat);
    const mentions = await this.userIds(actor, named);
    const author = await this.author(actor);
    try {
      return await this.unitOfWork.run(async (tx) => {
        const note = await this.notes.within(tx).insert(actor, {
          ...{ id: newId(), chatId, authorId: actor.userId },
          ...{ text, mentions, createdAt: new Date(), editedAt: null },
        });
        this.news.written(tx, note, sessionId, author);
        return noteView(note);
      });
    } catch (error) {
      // It became one with another chat, or its session was deleted.
      if (isOrphan(error)) throw notFound('chat');
      throw error;
    }
  }

  /** @throws ApiError not_found, forbidden for what somebody else wrote. */
  async update(actor: UserActor, id: string, request: UpdateNoteRequest): Promise<NoteView> {
    const noteId = parseId('note', id);
    const { chatId } = await this.notes.get(actor, noteId);
    const { sessionId } = await this.chats.row(actor, publicId('chat', chatId));
    const named = request.mentions && (await this.userIds(actor, request.mentions));
    const author = await this.author(actor);
    return this.unitOfWork.run(async (tx) => {
      const notes = this.notes.within(tx);
      const row = await notes.lock(actor, noteId);
      if (row.authorId !== actor.userId)
        throw new ApiError('forbidden', 'Only who wrote a note can change it.');
      const { text = row.text } = request;
      const mentions = named ?? row.mentions;
      const editedAt = text === row.text ? row.editedAt : new Date();
      await notes.update(actor, noteId, { text, mentions, editedAt });
      const note = { ...row, text, mentions, editedAt };
      const isNew = (userId: string): boolean => !row.mentions.includes(userId);
      this.news.edited(tx, note, mentions.filter(isNew), sessionId, author);
      return noteView(note);
    });
  }

  /** @throws ApiError not_found, forbidden for what somebody else wrote, unless an admin deletes it. */
  async remove(actor: UserActor, id: string): Promise<void> {
    const noteId = parseId('note', id);
    const { chatId } = await this.notes.get(actor, noteId);
    const { sessionId } = await this.chats.row(actor, publicId('chat', chatId));
    await this.unitOfWork.run(async (tx) => {
      const notes = this.notes.within(tx);
      const row = await notes.lock(actor, noteId);
      if (row.authorId !== actor.userId && !reaches(actor.role, 'admin'))
        throw new ApiError('forbidden', 'Only who wrote a note, or an admin, can delete it.');
      await notes.remove(actor, noteId);
      this.news.deleted(tx, row, sessionId);
    });
  }

  private async userIds(actor: UserActor, ids: readonly string[]): Promise<string[]> {
    return (await this.members.named(actor, ids)).map(({ userId }) => userId);
  }

  private async author(actor: UserActor): Promise<Member> {
    const [author] = await this.members.named(actor, [publicId('user', actor.userId)]);
    return author ?? { userId: actor.userId, name: '', role: actor.role };
  }
}

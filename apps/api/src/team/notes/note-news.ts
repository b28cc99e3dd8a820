import { Injectable } from '@nestjs/common';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { LiveBus } from '../../platform/live-events/live-bus';
import type { Member } from '../../organizations/members/members.service';
import type { Note } from './note.entity';
import { noteView } from './note-views';

/** Tells open screens of notes, once they are committed. */
@Injectable()
export class NoteNews {
  constructor(private readonly live: LiveBus) {}

  written(tx: Transaction, note: Note, sessionId: string, author: Member): void {
    const where = { organizationId: note.organizationId, to: null, sessionId };
    const data = { note: noteView(note) };
    tx.afterCommit(() => this.live.publish({ event: 'note.written', ...where, data }));
    this.named(tx, note, note.mentions, sessionId, author);
  }

  /** @param named UUIDs of those whom it names and did not before. */
  edited(
    tx: Transaction,
    note: Note,
    named: readonly string[],
    sessionId: string,
    author: Member,
  ): void {
    this.changed(tx, note, sessionId, noteView(note));
    this.named(tx, note, named, sessionId, author);
  }

  deleted(tx: Transaction, note: Note, sessionId: string): void {
    this.changed(tx, note, sessionId, null);
  }

  private changed(
    tx: Transaction,
    { id, chatId, organizationId }: Note,
    sessionId: string,
    note: ReturnType<typeof noteView> | null,
  ): void {
    const data = { chatId: publicId('chat', chatId), noteId: publicId('note', id), note };
    const where = { organizationId, to: null, sessionId };
    tx.afterCommit(() => this.live.publish({ event: 'note.changed', ...where, data }));
  }

  /** The writer of a note is not notified of it. */
  private named(
    tx: Transaction,
    note: Note,
    mentions: readonly string[],
    sessionId: string,
    author: Member,
  ): void {
    const to = mentions.filter((userId) => userId !== author.userId);
    if (to.length === 0) return;
    const where = { organizationId: note.organizationId, to, sessionId };
    const data = { note: noteView(note), authorName: author.name };
    tx.afterCommit(() => this.live.publish({ event: 'mention', ...where, data }));
  }
}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '../chats/chats.module';
import { MessagesModule } from '../messages/messages.module';
import { OrganizationsModule } from '../organizations/organizations.module';
import { AssignedChats } from './assignment/assigned-chats';
import { AssignmentRuleController } from './assignment/assignment-rule.controller';
import { AssignmentRuleService } from './assignment/assignment-rule.service';
import { AssignmentRepository } from './assignment/assignment.repository';
import { TeamMembers } from './basics/team-members';
import { DraftsController } from './drafts/drafts.controller';
import { DraftsRepository } from './drafts/drafts.repository';
import { DraftsService } from './drafts/drafts.service';
import { LookingController } from './looking/looking.controller';
import { LookingService } from './looking/looking.service';
import { Note } from './notes/note.entity';
import { NoteNews } from './notes/note-news';
import { NotesController } from './notes/notes.controller';
import { NotesService } from './notes/notes.service';
import { AuditModule } from '../audit/audit.module';
import { ReplyTimesController } from './reply-times/reply-times.controller';
import { ReplyTimesRepository } from './reply-times/reply-times.repository';
import { ReplyTimesService } from './reply-times/reply-times.service';
import { Snippet } from './snippets/snippet.entity';
import { SnippetsController } from './snippets/snippets.controller';
import { SnippetsService } from './snippets/snippets.service';

/** How people of an organization work together on chats. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Snippet, Note]),
    ChatsModule,
    MessagesModule,
    OrganizationsModule,
    AuditModule,
  ],
  controllers: [
    SnippetsController,
    NotesController,
    DraftsController,
    LookingController,
    ReplyTimesController,
    AssignmentRuleController,
  ],
  providers: [
    TeamMembers,
    SnippetsService,
    NotesService,
    NoteNews,
    DraftsService,
    DraftsRepository,
    LookingService,
    ReplyTimesService,
    ReplyTimesRepository,
    AssignmentRuleService,
    AssignmentRepository,
    AssignedChats,
  ],
})
export class TeamModule {}

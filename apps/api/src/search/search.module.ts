import { Module } from '@nestjs/common';
import { ChatsModule } from '../chats/chats.module';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { FoundEntries } from './found-entries';
import { SearchEntriesRepository } from './index/search-entries.repository';
import { SearchIndexer } from './index/search-indexer';
import { MessageSearch } from './message-search';
import { NameSearch } from './name-search';
import { SearchNarrowing } from './narrowed-chats';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

@Module({
  imports: [ChatsModule, MessagesModule, SessionsModule],
  controllers: [SearchController],
  providers: [
    FoundEntries,
    MessageSearch,
    NameSearch,
    SearchNarrowing,
    SearchEntriesRepository,
    SearchIndexer,
    SearchService,
  ],
})
export class SearchModule {}

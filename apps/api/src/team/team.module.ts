import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Label } from './labels/label.entity';
import { LabelsController } from './labels/labels.controller';
import { LabelsService } from './labels/labels.service';
import { Snippet } from './snippets/snippet.entity';
import { SnippetsController } from './snippets/snippets.controller';
import { SnippetsService } from './snippets/snippets.service';

/** How people of an organization work together on chats. */
@Module({
  imports: [TypeOrmModule.forFeature([Label, Snippet])],
  controllers: [LabelsController, SnippetsController],
  providers: [LabelsService, SnippetsService],
  exports: [LabelsService],
})
export class TeamModule {}

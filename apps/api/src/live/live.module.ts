import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams';

@Module({ controllers: [LiveController], providers: [LiveStreams] })
export class LiveModule {}

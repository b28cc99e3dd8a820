import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StorageModule } from '../platform/storage/storage.module';
import { InstallationSecrets } from '../platform/vault/installation-secrets';
import { DownloadsService } from './downloads.service';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { MediaAddresses } from './media-addresses';
import { OwnOrigin } from '../platform/http/own-origin';
import { MediaItem } from './media-item.entity';
import { MediaController } from './media.controller';
import { MediaSweeper } from './media-sweeper';
import { MediaService } from './media.service';
import { RetentionRepository } from './retention.repository';
import { MediaProcessor } from './processing/media-processor';
import { StoredFile } from './stored-file.entity';
import { UploadsService } from './uploads.service';

/** Files: their bytes, and what messages say of them. */
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile, MediaItem]), StorageModule],
  controllers: [MediaController],
  providers: [
    FilesRepository,
    FilesService,
    MediaAddresses,
    OwnOrigin,
    MediaService,
    UploadsService,
    DownloadsService,
    RetentionRepository,
    MediaSweeper,
    InstallationSecrets,
    MediaProcessor,
  ],
  exports: [FilesService, MediaService, MediaProcessor],
})
export class MediaModule {}

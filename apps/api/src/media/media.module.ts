import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StorageModule } from '../platform/storage/storage.module';
import { InstallationSecrets } from '../platform/vault/installation-secrets';
import { DownloadsService } from './downloads/downloads.service';
import { FilesRepository } from './files/files.repository';
import { FilesService } from './files/files.service';
import { MediaAddresses } from './items/media-addresses';
import { OwnOrigin } from '../platform/http/own-origin';
import { MediaItem } from './items/media-item.entity';
import { MediaController } from './media.controller';
import { MediaSweeper } from './retention/media-sweeper';
import { MediaService } from './items/media.service';
import { RetentionRepository } from './retention/retention.repository';
import { MediaProcessor } from './processing/media-processor';
import { ReceivedPages } from './processing/received-pages';
import { StoredFile } from './files/stored-file.entity';
import { UploadsService } from './uploads/uploads.service';

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
    ReceivedPages,
  ],
  exports: [FilesService, MediaService, MediaProcessor, ReceivedPages],
})
export class MediaModule {}

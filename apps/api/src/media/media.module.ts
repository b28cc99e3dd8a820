import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StorageModule } from '../platform/storage/storage.module';
import { InstallationSecrets } from '../platform/vault/installation-secrets';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { MediaAddresses } from './media-addresses';
import { MediaItem } from './media-item.entity';
import { MediaService } from './media.service';
import { StoredFile } from './stored-file.entity';

/** Files: their bytes, and what messages say of them. */
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile, MediaItem]), StorageModule],
  providers: [FilesRepository, FilesService, MediaAddresses, MediaService, InstallationSecrets],
  exports: [FilesService, MediaService],
})
export class MediaModule {}

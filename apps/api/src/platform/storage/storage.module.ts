import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { FolderStore } from './folder-store';
import { ObjectStore } from './object-store';
import { S3Store } from './s3-store';

/** Where the bytes of files are kept. */
@Module({
  providers: [
    {
      provide: ObjectStore,
      inject: [ENVIRONMENT],
      useFactory: ({ mediaStore }: Environment): ObjectStore | Promise<ObjectStore> =>
        'folder' in mediaStore ? new FolderStore(mediaStore.folder) : S3Store.load(mediaStore.s3),
    },
  ],
  exports: [ObjectStore],
})
export class StorageModule {}

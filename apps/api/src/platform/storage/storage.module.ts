import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { FolderStore } from './folder-store';
import { ObjectStore } from './object-store';

/** Where the bytes of files are kept. */
@Module({
  providers: [
    {
      provide: ObjectStore,
      inject: [ENVIRONMENT],
      useFactory: ({ dataDir }: Environment) => new FolderStore(join(dataDir, 'media')),
    },
  ],
  exports: [ObjectStore],
})
export class StorageModule {}

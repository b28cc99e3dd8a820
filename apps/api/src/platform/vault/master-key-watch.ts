import { existsSync } from 'node:fs';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Vault } from './vault';

const LOOK_EVERY_MS = 2_000;

/**
 * Says so when the file of the master key is removed while the process runs. The process goes on: it
 * may hold the last copy of the key, in memory, and would lose it by stopping. It never writes a file
 * in its place: the next start is refused until the key is back.
 */
@Injectable()
export class MasterKeyWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Vault');
  private timer: NodeJS.Timeout | undefined;
  private isGone = false;

  constructor(private readonly vault: Vault) {}

  onApplicationBootstrap(): void {
    const { keyFile } = this.vault;
    if (keyFile === null) return;
    this.timer = setInterval(() => this.look(keyFile), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(file: string): void {
    const isGone = !existsSync(file);
    if (isGone === this.isGone) return;
    this.isGone = isGone;
    if (isGone) {
      this.logger.error(
        `The master key is gone: ${file} was removed or moved. This process goes on with the key that it has in memory; no process starts again before the file is restored from its backup.`,
      );
    } else {
      this.logger.warn(`${file} is there again.`);
    }
  }
}

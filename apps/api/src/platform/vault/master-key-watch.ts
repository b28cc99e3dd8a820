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
 * Logs an error when the file of the master key is removed while the process runs. The process
 * continues: it may hold the last copy of the key, in memory, and would lose it by stopping. It
 * never writes the file again; the next start fails until the key is restored.
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
        `The master key is missing: ${file} was removed or moved. This process continues with the key in its memory; no process can start until the file is restored from its backup.`,
      );
    } else {
      this.logger.warn(`${file} was restored.`);
    }
  }
}

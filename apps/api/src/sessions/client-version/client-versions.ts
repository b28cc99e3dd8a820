import { setTimeout } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { BUILT_IN_VERSION, type ClientVersion, versionOf } from '@whathooks/whatsapp';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { ClientVersionsRepository } from './client-versions.repository';
import { readRevision } from './version-page';

/** Pauses before the address is asked again: after an answer, and after none, in seconds. */
const AFTER_ANSWER_S = 6 * 3_600;
const AFTER_FAILURE_S = 600;

/** How often it is looked whether another process has its answer, in ms. */
const LOOK_MS = 250;

/**
 * The version of WhatsApp Web that logins announce: what the operator set; else the newest of the one that
 * comes with Baileys and the one that was learnt.
 *
 * WhatsApp refuses versions that are too old. Then, and only then, the address of `WHATSAPP_VERSION_URL` is
 * asked for the present one, by one process for all.
 */
@Injectable()
export class ClientVersions implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ClientVersions.name);
  private readonly stopping = new AbortController();
  private revision = BUILT_IN_VERSION[2];
  private learning: Promise<void> | undefined;
  private whenNewer: () => void = () => undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: ClientVersionsRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.note((await this.repository.read()).revision);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.learning;
  }

  /** What a login announces now. */
  get current(): ClientVersion {
    return this.environment.whatsappVersion ?? versionOf(this.revision);
  }

  /** Hears that a newer version is known: what waits for one may be tried again. */
  onNewer(listener: () => void): void {
    this.whenNewer = listener;
  }

  /** Whether there is a newer version than one that WhatsApp refused. Learns it where it may. Never rejects. */
  async isNewerThan(refused: ClientVersion): Promise<boolean> {
    if (this.environment.whatsappVersion) return false;
    if (this.revision > refused[2]) return true;
    await this.lookForNewer();
    return this.revision > refused[2];
  }

  /**
   * Learns the present version where it may: from another process, or from the address when nobody has asked
   * it for a while. Whoever waits for a newer one hears of it. Never rejects.
   */
  lookForNewer(): Promise<void> {
    if (this.environment.whatsappVersion || this.stopping.signal.aborted) return Promise.resolve();
    this.learning ??= this.learn()
      .catch((error: unknown) => {
        if (this.stopping.signal.aborted) return;
        this.logger.warn({ err: error }, 'the version of WhatsApp Web was not learnt');
      })
      .finally(() => (this.learning = undefined));
    return this.learning;
  }

  private async learn(): Promise<void> {
    const { revision } = await this.repository.read();
    if (this.note(revision)) return;
    if (this.environment.whatsappVersionUrl && (await this.repository.claim())) {
      await this.ask(this.environment.whatsappVersionUrl);
    } else await this.waitForOthers();
  }

  private async ask(url: string): Promise<void> {
    try {
      const revision = await readRevision(url, this.stopping.signal);
      await this.repository.answer(revision, AFTER_ANSWER_S);
      if (this.note(revision)) {
        this.logger.log({ revision }, 'a newer version of WhatsApp Web was learnt');
      }
    } catch (error) {
      // What was broken off by a stop may be asked again by the next start.
      await this.repository.answer(null, this.stopping.signal.aborted ? 0 : AFTER_FAILURE_S);
      throw error;
    }
  }

  private async waitForOthers(): Promise<void> {
    for (;;) {
      const { revision, isAsking } = await this.repository.read();
      if (this.note(revision) || !isAsking || this.stopping.signal.aborted) return;
      await setTimeout(LOOK_MS, undefined, { signal: this.stopping.signal });
    }
  }

  /** @returns whether it is newer than what was known. */
  private note(revision: number | null): boolean {
    if (revision === null || revision <= this.revision) return false;
    this.revision = revision;
    this.whenNewer();
    return true;
  }
}

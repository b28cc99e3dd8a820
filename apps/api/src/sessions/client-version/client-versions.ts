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
import { ClientVersionsRepository, type StoredVersion } from './client-versions.repository';
import { readRevision } from './version-page';

/** Pauses before the address is asked again: after an answer, and after none, in seconds. */
const AFTER_ANSWER_S = 6 * 3_600;
const AFTER_FAILURE_S = 600;

/** How often it is looked whether another process has its answer, in ms. */
const LOOK_MS = 250;

/** Revisions that were announced for one number, one after another, and refused. */
export type Tried = ReadonlySet<number>;

/**
 * The version of WhatsApp Web that logins announce: what the operator set; else the one that was learnt last,
 * or the one that comes with Baileys where that is newer.
 *
 * WhatsApp refuses versions that are too old. Then, and only then, the address of `WHATSAPP_VERSION_URL` is
 * asked for the present one, by one process for all. One that was learnt and is refused before a login with it
 * was ever taken is no better: logins announce the last good one again.
 */
@Injectable()
export class ClientVersions implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ClientVersions.name);
  private readonly stopping = new AbortController();
  private revision = BUILT_IN_VERSION[2];
  /** The highest one that is known to be good; the one that comes with Baileys counts as such. */
  private good = BUILT_IN_VERSION[2];
  private isRefused = false;
  private learning: Promise<void> | undefined;
  private whenChanged: () => void = () => undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: ClientVersionsRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.note(await this.repository.read());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.learning;
  }

  /** What a login announces now. */
  get current(): ClientVersion {
    return (
      this.environment.whatsappVersion ?? versionOf(this.isRefused ? this.good : this.revision)
    );
  }

  /** Hears that another version is known: what waits for one may be tried again. */
  onChange(listener: () => void): void {
    this.whenChanged = listener;
  }

  /** WhatsApp took a login that announced this version. Never rejects. */
  async accepted([, , revision]: ClientVersion): Promise<void> {
    if (this.environment.whatsappVersion || revision <= this.good) return;
    this.good = revision;
    if (revision === this.revision) this.isRefused = false;
    await this.repository
      .good(revision)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, revision }, 'a version that works was not remembered'),
      );
  }

  /**
   * What a number announces next, of which WhatsApp has refused a version: one that it has not tried yet. Learns
   * one where it may. Null where there is none. Never rejects.
   */
  async nextAfter([, , refused]: ClientVersion, tried: Tried): Promise<ClientVersion | null> {
    if (this.environment.whatsappVersion) return null;
    await this.noteRefusal(refused);
    if (!this.untried(tried)) await this.lookForNewer();
    return this.untried(tried);
  }

  private untried(tried: Tried): ClientVersion | null {
    const next = [this.revision, this.good].find((revision) => !tried.has(revision));
    return next === undefined ? null : versionOf(next);
  }

  private async noteRefusal(revision: number): Promise<void> {
    if (revision !== this.revision || revision <= this.good) return;
    this.isRefused = true;
    try {
      await this.repository.refused(revision);
      this.note(await this.repository.read());
    } catch (error) {
      this.logger.warn({ err: error, revision }, 'a version that is refused was not remembered');
    }
  }

  /**
   * Learns the present version where it may: from another process, or from the page when no process has requested
   * it for a while. Sessions that wait for another version are notified. Never rejects.
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
    if (this.note(await this.repository.read())) return;
    if (this.environment.whatsappVersionUrl && (await this.repository.claim())) {
      await this.ask(this.environment.whatsappVersionUrl);
    } else await this.waitForOthers();
  }

  private async ask(url: string): Promise<void> {
    try {
      const revision = await readRevision(url, this.stopping.signal);
      await this.repository.answer(revision, AFTER_ANSWER_S);
      if (this.note(await this.repository.read())) {
        this.logger.log({ revision: this.revision }, 'a version of WhatsApp Web was learnt');
      }
    } catch (error) {
      // What was broken off by a stop may be asked again by the next start.
      await this.repository.answer(null, this.stopping.signal.aborted ? 0 : AFTER_FAILURE_S);
      throw error;
    }
  }

  private async waitForOthers(): Promise<void> {
    for (;;) {
      const stored = await this.repository.read();
      if (this.note(stored) || !stored.isAsking || this.stopping.signal.aborted) return;
      await setTimeout(LOOK_MS, undefined, { signal: this.stopping.signal });
    }
  }

  /** @returns whether another version was learnt than the one that was known. */
  private note({ revision, goodRevision, refusedRevision }: StoredVersion): boolean {
    const before = this.revision;
    this.revision = Math.max(revision ?? 0, BUILT_IN_VERSION[2]);
    this.good = Math.max(goodRevision ?? 0, this.good);
    this.isRefused = refusedRevision === this.revision && this.revision > this.good;
    if (this.revision === before) return false;
    this.whenChanged();
    return true;
  }
}

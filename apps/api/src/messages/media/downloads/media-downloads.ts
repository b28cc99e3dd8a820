import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { MediaErrorCode } from '@whathooks/dto';
import { fileOf, isOpenable } from '@whathooks/whatsapp';
import { FilesService } from '../../../media/files/files.service';
import { ReceivedPages } from '../../../media/processing/received-pages';
import { ClusterBus } from '../../../platform/cluster/cluster-bus';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import { AddressGuard } from '../../../platform/outbound-http/address-guard';
import { StreamClient } from '../../../platform/outbound-http/stream-client';
import { PrioritySemaphore } from '../../../sessions/gateway/schedule/priority-semaphore';
import type { SessionConnection } from '../../../sessions/state/session-inbox';
import { DownloadWorker } from './download-worker';
import { type Downloaded, downloadFile, type DownloadParts } from './file-download';
import { type MediaDownload, MediaDownloadsRepository } from './media-downloads.repository';
import { DOWNLOADS_DUE } from './media-topics';
import { SettledMedia } from './settled-media';

/** Downloads of all numbers of a process at the same moment. */
const AT_ONCE = 8;

/** Pauses between tries, in seconds; after the last of them a file is `unreachable`. */
const PAUSES_S = [2, 10, 60, 300, 1_800, 7_200, 21_600, 43_200];
const JITTER = 0.2;
/** How often the phone is asked for one file. */
const ASKED_AT_MOST = 3;
/** Questions to the phone of one number at the same moment. */
const ASKING_AT_ONCE = 16;
/** A question is answered by then, or lost with its process, in seconds. */
const ASKED_S = 90;
/** Pause after the phone could not be asked, or could not do it, in seconds. */
const ASK_AGAIN_S = 600;
/** Our own store is tried again after so many seconds, and for so long. */
const STALLED_S = 60;
const STALLED_FOR_MS = 24 * 3_600_000;

/**
 * Downloads the files of messages: a few of each number at a time, and of all together, so that neither a
 * number's flood of files nor a slow media server delays texts or other numbers. What is to be downloaded
 * stands in a table, so that the process that has the number's connection next continues it.
 */
@Injectable()
export class MediaDownloads implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(MediaDownloads.name);
  private readonly workers = new Map<string, DownloadWorker<MediaDownload>>();
  /** Workers that are stopping and still have pending work. */
  private readonly ending = new Set<Promise<void>>();
  private readonly slots = new PrioritySemaphore(AT_ONCE);
  private readonly asking = new Map<string, number>();
  private readonly parts: DownloadParts;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    guard: AddressGuard,
    files: FilesService,
    private readonly rows: MediaDownloadsRepository,
    private readonly settled: SettledMedia,
    private readonly pages: ReceivedPages,
    private readonly cluster: ClusterBus,
  ) {
    const { mediaMaxBytes: maxBytes, whatsappServer } = environment;
    const isTrusted = whatsappServer !== null;
    this.parts = { http: new StreamClient(guard), files, maxBytes, isTrusted };
  }

  onModuleInit(): void {
    this.cluster.subscribe(DOWNLOADS_DUE, {
      onMessage: ({ sessionId }) => this.wake(sessionId),
      onGap: () => [...this.workers.keys()].forEach((sessionId) => this.wake(sessionId)),
    });
  }

  /** A session has a new connection: its files are downloaded over it. */
  resume(connection: SessionConnection): void {
    const { session, socket } = connection;
    this.end(this.workers.get(session.id));
    const worker = new DownloadWorker<MediaDownload>({
      next: (underWay, limit) => this.rows.due(session, underWay, limit),
      idOf: ({ mediaId }) => mediaId,
      run: (download, signal) => this.run(connection, download, signal),
      failed: (error) =>
        this.logger.error({ err: error, sessionId: session.id }, 'due downloads could not be read'),
    });
    this.workers.set(session.id, worker);
    socket.on('close', () => {
      this.end(worker);
      if (this.workers.get(session.id) === worker) this.workers.delete(session.id);
    });
  }

  /** A file waits to be downloaded. Without a connection here it waits for the next one. */
  wake(sessionId: string): void {
    this.workers.get(sessionId)?.wake();
  }

  /** The file is no longer needed: its message was deleted. */
  abandon(sessionId: string, mediaId: string): void {
    this.workers.get(sessionId)?.abandon(mediaId);
  }

  onModuleDestroy(): void {
    for (const worker of this.workers.values()) this.end(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
    await this.parts.http.close();
  }

  private end(worker: DownloadWorker<MediaDownload> | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }

  private async run(
    connection: SessionConnection,
    download: MediaDownload,
    signal: AbortSignal,
  ): Promise<() => Promise<void>> {
    const file = fileOf(download.bytes, download.isOwn);
    const remote = file?.media.remote;
    if (!file || !remote || !isOpenable(remote, download.originChat))
      return () => this.settled.failed(connection, download, 'unavailable');
    const directPath = download.directPath ?? remote.directPath;
    const wanted = { ...file, remote: { ...remote, directPath } };
    const slot = await this.slots.take();
    let outcome: Downloaded;
    try {
      const hosts = await connection.socket.mediaHosts();
      const { session } = connection;
      outcome = await downloadFile(this.parts, session, wanted, hosts, download.attempts, signal);
    } catch (error) {
      outcome = { result: 'later', error: String(error), seconds: null };
    } finally {
      slot.release();
    }
    // What was cut off by the end of the connection is no try.
    if (signal.aborted && outcome.result === 'later') return () => Promise.resolve();
    const ended = outcome;
    if (ended.result !== 'ready')
      return () => this.conclude(connection, download, ended, remote.mediaKey);
    return async () => {
      const hasPicture = file.kind !== 'document' || file.media.thumbnail !== undefined;
      const found = hasPicture ? {} : await this.pages.find(connection.session, ended.file, signal);
      await this.settled.ready(connection, download, { ...ended.file, ...found });
    };
  }

  private async conclude(
    connection: SessionConnection,
    download: MediaDownload,
    outcome: Exclude<Downloaded, { result: 'ready' }>,
    mediaKey: Uint8Array | null,
  ): Promise<void> {
    const { session } = connection;
    if (outcome.result === 'gone') return this.askPhone(connection, download, mediaKey);
    if (outcome.result === 'failed') return this.fail(connection, download, outcome.error);
    if (outcome.result === 'stalled') {
      const { error } = outcome;
      this.logger.warn({ sessionId: session.id, error }, 'a file could not be stored');
      const isOver = Date.now() - download.createdAt.getTime() > STALLED_FOR_MS;
      if (isOver) return this.fail(connection, download, 'storage_full');
      return this.rows.tried(session, download.mediaId, { ...download, seconds: STALLED_S, error });
    }
    const { error, seconds } = outcome;
    await this.tryLater(connection, download, error, seconds);
  }

  private async tryLater(
    connection: SessionConnection,
    download: MediaDownload,
    error: string,
    asked: number | null,
  ): Promise<void> {
    const pause = PAUSES_S[download.attempts];
    if (pause === undefined) return this.fail(connection, download, 'unreachable');
    const spread = pause * (1 + JITTER * (2 * Math.random() - 1));
    await this.rows.tried(connection.session, download.mediaId, {
      ...download,
      attempts: download.attempts + 1,
      seconds: Math.max(spread, asked ?? 0),
      error,
    });
  }

  private async fail(
    connection: SessionConnection,
    download: MediaDownload,
    error: MediaErrorCode,
  ): Promise<void> {
    this.logger.log({ sessionId: connection.session.id, error }, 'a file will not be downloaded');
    await this.settled.failed(connection, download, error);
  }

  /** Nobody waits for the answer: the phone may take a minute. Until then other files are downloaded. */
  private async askPhone(
    connection: SessionConnection,
    download: MediaDownload,
    mediaKey: Uint8Array | null,
  ): Promise<void> {
    // The phone uploads what it can encrypt: nothing of a channel.
    if (!mediaKey || download.asked >= ASKED_AT_MOST)
      return this.fail(connection, download, 'gone');
    const { id } = connection.session;
    const under = this.asking.get(id) ?? 0;
    const mayAsk = under < ASKING_AT_ONCE;
    const asked = download.asked + (mayAsk ? 1 : 0);
    const tried = { ...download, asked, seconds: ASKED_S, error: 'gone' };
    await this.rows.tried(connection.session, download.mediaId, tried);
    if (!mayAsk) return;
    this.asking.set(id, under + 1);
    void this.ask(connection, { ...download, asked }, mediaKey)
      .catch((error: unknown) =>
        this.logger.error({ err: error, sessionId: id }, 'a new upload was not noted'),
      )
      .finally(() => this.asking.set(id, (this.asking.get(id) ?? 1) - 1));
  }

  private async ask(
    connection: SessionConnection,
    download: MediaDownload,
    mediaKey: Uint8Array,
  ): Promise<void> {
    const { waMessageId, originChat: chat, author, isOwn: fromMe } = download;
    const request = { waMessageId, chat, author, fromMe, mediaKey };
    const answer = await connection.socket.askForUpload(request);
    if (answer.outcome === 'not_found') return this.fail(connection, download, 'gone');
    const again =
      answer.outcome === 'uploaded'
        ? { directPath: answer.directPath, seconds: 0, error: 'uploaded again' }
        : { seconds: ASK_AGAIN_S, error: `the phone was asked: ${answer.outcome}` };
    await this.rows.tried(connection.session, download.mediaId, { ...download, ...again });
    this.wake(connection.session.id);
  }
}

import { createHash, randomBytes, randomInt } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SimulatorDatabase } from '../store/database';
import { SimulatorProblem } from '../store/problem';
import { pathFolder, type UploadKind } from './media-kinds';

/** What a phone knows of a file that it encrypted: what it writes into messages. Bytes are in base64. */
export interface MadeFile {
  kind: UploadKind;
  mimeType: string;
  mediaKey: string;
  fileSha256: string;
  fileEncSha256: string;
  fileLength: number;
  /** Unix time in seconds. */
  mediaKeyTimestamp: number;
}

/** An encrypted file that was uploaded. */
export interface StoredMedia {
  id: string;
  /** Number of whose phone or companion uploaded it. */
  owner: string;
  /** Last part of the path that it was uploaded to. */
  type: string;
  uploader: 'companion' | 'phone';
  /** SHA-256 of the bytes as they were uploaded, in hex; names the file on disk. */
  sha256: string;
  size: number;
  /** Where it is downloaded, and the query that gives the right to. */
  path: string;
  query: string;
  /** Unix times in ms. */
  uploadedAt: number;
  expiresAt: number;
  /** Downloads that began, that came to their end, and that were refused. */
  downloads: number;
  completed: number;
  refused: number;
  /** What the phone that made it knows of it; null for a companion's. */
  made: MadeFile | null;
}

interface Row extends Omit<StoredMedia, 'made'> {
  made: string | null;
}

/** Who uploads what, and for how long it stays. */
export interface UploadRequest {
  owner: string;
  type: string;
  uploader: StoredMedia['uploader'];
  lifeMs: number;
  /** Bytes at most. */
  maxBytes?: number;
}

const PREFIX = 'incoming-';

/** The files of WhatsApp's media servers: their bytes on disk, and what was done with them. */
export class MediaStore {
  /** Authority of the server that the files are on; known once it listens. */
  host = '';
  private folder: string | undefined;
  private readonly isPassing: boolean;

  /** @param folder where the bytes are kept. Without one they go with the simulator. */
  constructor(
    private readonly database: SimulatorDatabase,
    folder?: string,
  ) {
    this.isPassing = folder === undefined;
    this.folder = folder;
    if (!folder || !existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      if (name.startsWith(PREFIX)) rmSync(join(folder, name));
    }
  }

  /** @param origin of another server than this. */
  urlOf(media: StoredMedia, origin = `http://${this.host}`): string {
    return `${origin}${directPath(media)}&mms3=true`;
  }

  /**
   * Stores a file, piece by piece. An incomplete upload leaves nothing behind.
   *
   * @param isRight looks at the SHA-256 of all of it; false refuses it.
   */
  async take(
    request: UploadRequest,
    bytes: AsyncIterable<Uint8Array>,
    isRight: (sha256: Buffer) => boolean = () => true,
  ): Promise<StoredMedia> {
    const path = join(this.place(), `${PREFIX}${randomBytes(12).toString('hex')}`);
    const { maxBytes = Infinity } = request;
    const hash = createHash('sha256');
    const file = createWriteStream(path, { mode: 0o600 });
    let size = 0;
    try {
      await pipeline(
        bytes,
        async function* (pieces) {
          for await (const piece of pieces) {
            hash.update(piece);
            size += piece.length;
            if (size > maxBytes)
              throw new SimulatorProblem(`A file may have ${maxBytes} bytes.`, 413);
            yield piece;
          }
        },
        file,
      );
      const sha256 = hash.digest();
      if (!isRight(sha256))
        throw new SimulatorProblem('The token is not the hash of the bytes.', 400);
      renameSync(path, this.pathOf(sha256.toString('hex')));
      return this.add(request, sha256.toString('hex'), size);
    } catch (error) {
      // One that is refused before it was opened is opened all the same, after it would have been removed.
      if (!file.closed) await new Promise<void>((resolve) => file.once('close', () => resolve()));
      rmSync(path, { force: true });
      throw error;
    }
  }

  /** The bytes of a file under a new direct path, as if they had been uploaded again. */
  again(media: StoredMedia, request: Omit<UploadRequest, 'type'>): StoredMedia {
    return this.add({ ...request, type: media.type }, media.sha256, media.size);
  }

  /** Notes what a phone knows of a file that it made. */
  noteMade(media: StoredMedia, made: MadeFile): StoredMedia {
    this.database.run('UPDATE media SET made = ? WHERE id = ?', JSON.stringify(made), media.id);
    return { ...media, made };
  }

  /** @throws SimulatorProblem when there is none. */
  get(id: string): StoredMedia {
    const row = this.database.get<Row>('SELECT * FROM media WHERE id = ?', id);
    if (!row) throw new SimulatorProblem(`There is no file ${id}. Upload it first.`, 404);
    return shown(row);
  }

  /** By its direct path, without the query. */
  at(path: string): StoredMedia | null {
    const row = this.database.get<Row>('SELECT * FROM media WHERE path = ?', path);
    return row ? shown(row) : null;
  }

  /** Oldest first; of one number where it is given. */
  list(owner?: string): StoredMedia[] {
    const sql = 'SELECT * FROM media WHERE ?1 IS NULL OR owner = ?1 ORDER BY seq';
    return this.database.all<Row>(sql, owner ?? null).map(shown);
  }

  count(media: StoredMedia, what: 'downloads' | 'completed' | 'refused'): void {
    this.database.run(`UPDATE media SET ${what} = ${what} + 1 WHERE id = ?`, media.id);
  }

  /** @param end not included. */
  read({ sha256 }: StoredMedia, start: number, end: number, pieceBytes: number): Readable {
    if (start >= end) return Readable.from([]);
    const options = { start, end: end - 1, highWaterMark: pieceBytes };
    return createReadStream(this.pathOf(sha256), options);
  }

  /** Takes away what was not to be kept. */
  close(): void {
    if (this.isPassing && this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  private add(
    { owner, type, uploader, lifeMs }: UploadRequest,
    sha256: string,
    size: number,
  ): StoredMedia {
    const id = randomBytes(12).toString('hex');
    const uploadedAt = Date.now();
    const expiresAt = uploadedAt + lifeMs;
    const name = `${randomInt(2 ** 40)}_${randomInt(2 ** 40)}_${randomInt(2 ** 40)}_n.enc`;
    const right = `ccb=11-4&oh=${randomBytes(16).toString('hex')}`;
    const until = Math.floor(expiresAt / 1_000).toString(16);
    const path = `/v/${pathFolder(type)}/${name}`;
    const query = `${right}&oe=${until}&_nc_sid=5e03e0`;
    this.database.run(
      `INSERT INTO media (id, owner, type, uploader, sha256, size, path, query, "uploadedAt", "expiresAt")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, owner, type, uploader, sha256, size, path, query, uploadedAt, expiresAt],
    );
    return this.get(id);
  }

  private place(): string {
    this.folder ??= mkdtempSync(join(tmpdir(), 'whatsapp-simulator-media-'));
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    return this.folder;
  }

  private pathOf(sha256: string): string {
    return join(this.place(), sha256);
  }
}

/** What a message names: the path with its query. */
export function directPath({ path, query }: StoredMedia): string {
  return `${path}?${query}`;
}

function shown({ made, ...row }: Row): StoredMedia {
  return { ...row, made: made === null ? null : (JSON.parse(made) as MadeFile) };
}

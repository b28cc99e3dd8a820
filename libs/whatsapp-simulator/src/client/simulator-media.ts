import type { StoredMediaView } from '../control/control-media';
import type { MediaFaults } from '../media/media-faults';
import type { MediaKind, UploadKind } from '../media/media-kinds';
import type { MediaRequest } from '../phone/messages/media-messages';
import type { Bytes, ControlRequests } from './control-requests';

/** A file with which a phone writes. */
export interface SentFile extends Omit<MediaRequest, 'id' | 'mimeType'> {
  /** A number, or the JID of a group. */
  to: string;
  kind: MediaKind;
  bytes: Bytes;
  mimeType: string;
  /** Id of the message; default a new one. */
  messageId?: string;
  /** ISO 8601; default now. */
  timestamp?: string;
  replyTo?: { id: string };
  /** Id of the album that it belongs to. */
  albumOf?: string;
  /** Of a status post, which is sent to `status`: the numbers that see it. */
  audience?: string[];
}

/** Whose files faults are about: those of a number, one file, or all. */
export type FilesOf = { phone: string } | { file: string } | 'everybody';

/** Files on the simulator's media servers. */
export class SimulatorMedia {
  constructor(private readonly requests: ControlRequests) {}

  /** A phone encrypts a file with a fresh key and uploads it. `made` is what messages say of it. */
  upload(
    from: string,
    { kind, bytes, mimeType }: { kind: UploadKind; bytes: Bytes; mimeType: string },
  ): Promise<StoredMediaView> {
    return this.requests.sendBytes(`/accounts/${from}/media?kind=${kind}`, mimeType, bytes);
  }

  /** A file is uploaded as it is, as those of channels are: nobody made a key of it. */
  uploadPlain(from: string, kind: UploadKind, bytes: Bytes): Promise<StoredMediaView> {
    const path = `/accounts/${from}/media?kind=${kind}&plain=true`;
    return this.requests.sendBytes(path, 'application/octet-stream', bytes);
  }

  /** A phone uploads a file and writes a message that carries it. */
  async send(from: string, sent: SentFile): Promise<{ id: string; file: StoredMediaView }> {
    const { to, kind, bytes, mimeType, messageId, timestamp, ...rest } = sent;
    const { replyTo, albumOf, audience, ...request } = rest;
    const file = await this.upload(from, { kind, bytes, mimeType });
    const { id } = await this.requests.send<{ id: string }>('POST', `/accounts/${from}/messages`, {
      to,
      kind,
      media: { ...request, id: file.id },
      id: messageId,
      timestamp,
      replyTo,
      albumOf,
      audience,
    });
    return { id, file };
  }

  /** The file of a message, as a strict phone opens it. Rejects with what a phone would refuse. */
  read(phone: string, message: string): Promise<Buffer> {
    return this.requests.readBytes(`/accounts/${phone}/messages/${message}/media`);
  }

  /** What is on the servers, oldest first, with how often it was downloaded; of one number where it is given. */
  async list(owner?: string): Promise<StoredMediaView[]> {
    const query = owner === undefined ? '' : `?owner=${owner}`;
    return (await this.requests.send<{ data: StoredMediaView[] }>('GET', `/media${query}`)).data;
  }

  get(file: string): Promise<StoredMediaView> {
    return this.requests.send('GET', `/media/${file}`);
  }

  /** Sets what goes wrong with files; what is not named stays as it is. */
  async faults(of: FilesOf, faults: Partial<MediaFaults>): Promise<void> {
    await this.requests.send('PUT', pathOf(of), faults);
  }

  async clearFaults(of: FilesOf = 'everybody'): Promise<void> {
    await this.requests.send('DELETE', pathOf(of));
  }
}

function pathOf(of: FilesOf): string {
  if (of === 'everybody') return '/media-faults';
  return 'file' in of ? `/media/${of.file}/faults` : `/accounts/${of.phone}/media-faults`;
}

import type { QueryClient } from '@tanstack/react-query';
import { refreshChats } from '../../../../features/chats/queries';
import { refreshTimelines } from '../../../../features/chats/timeline-queries';
import { uploadFile } from '../../../../features/messages/media/upload';
import { type OutgoingMessage, sendMessage } from '../../../../features/messages/queries';
import { type ApiProblem, toProblem } from '../../../../shared/api/problem';
import type { ChosenFile, Draft } from './drafts';

/** When a message is sent, whom it mentions, whether it shows the page it links to, and whether it may wait for the number. */
export type SendOptions = Pick<OutgoingMessage, 'sendAt' | 'mentions' | 'linkPreview' | 'queue'>;

/** A message that is to be sent, with what it answers. */
export interface Written extends Draft {
  /** Id of a message; null for none. */
  replyTo: string | null;
  /** What else is asked of it. */
  options?: SendOptions;
}

/** A message that was written here and is not in the conversation yet. */
export interface Outgoing extends Written {
  key: number;
  /** The message has it, too, wherever it is read: so it is known when it has come into the conversation. */
  reference: string;
  /** Share of its files that is uploaded, 0 to 1; null without a file, and once it is there. */
  share: number | null;
  problem: ApiProblem | null;
  /** What the API was asked for. */
  request?: OutgoingMessage;
}

/** Problems after which nobody knows whether a request was carried out. */
const UNANSWERED: ReadonlySet<string> = new Set([
  'unreachable',
  'unexpected',
  'unexpected_answer',
  'internal_error',
  'idempotency_key_in_use',
]);

/** A name that no other message has. `randomUUID` is missing where the dashboard is served without TLS. */
function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `dashboard-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Chat that messages are written to. */
interface Recipient {
  sessionId: string;
  jid: string;
}

/**
 * Sends messages of one chat one after the other, and keeps those that failed, also while somebody looks at other
 * chats.
 */
export class Outbox {
  private entries: readonly Outgoing[] = [];
  private readonly listeners = new Set<() => void>();
  private turn = Promise.resolve();
  private count = 0;

  constructor(
    private readonly client: QueryClient,
    private readonly to: Recipient,
  ) {}

  readonly outgoing = (): readonly Outgoing[] => this.entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly send = (written: Written): void => this.add({ ...written, reference: newReference() });

  readonly drop = (key: number): void => this.show(this.entries.filter((one) => one.key !== key));

  /** Where no answer came, the same is asked for: the message may be on its way, and is not to leave twice. */
  readonly retry = ({ key, problem, request, reference, ...written }: Outgoing): void => {
    this.drop(key);
    if (request && problem && UNANSWERED.has(problem.code))
      this.add({ ...written, request, reference });
    else this.send(written);
  };

  private add(written: Omit<Outgoing, 'key' | 'share' | 'problem'>): void {
    this.count += 1;
    const share = (written.file || written.album) && !written.request ? 0 : null;
    const entry: Outgoing = { ...written, key: this.count, share, problem: null };
    this.show([...this.entries, entry]);
    this.turn = this.turn.then(() => this.deliver(entry));
  }

  private async deliver(entry: Outgoing): Promise<void> {
    const { key, reference } = entry;
    try {
      const onProgress = (share: number) => this.change(key, { share });
      const body = entry.request ?? (await bodyOf(this.to.jid, entry, onProgress));
      const request = { ...body, reference };
      this.change(key, { share: null, request });
      await sendMessage(this.client, this.to.sessionId, request, reference);
      // It goes when the stored one is there: no event carries what was sent from here.
      await refreshTimelines(this.client).catch(() => undefined);
      this.drop(key);
      await refreshChats(this.client).catch(() => undefined);
    } catch (error) {
      this.change(key, { share: null, problem: toProblem(error) });
    }
  }

  private change(key: number, changes: Partial<Outgoing>): void {
    this.show(this.entries.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }

  private show(entries: readonly Outgoing[]): void {
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

async function bodyOf(
  to: string,
  { text, file, content, album, replyTo, options = {} }: Written,
  onProgress: (share: number) => void,
): Promise<OutgoingMessage> {
  const around = { to, ...options, ...(replyTo && { replyTo }) };
  if (content) return { ...around, ...content };
  if (album) return { ...around, album: await albumOf(text, album, onProgress) };
  if (!file) return { ...around, text };
  const { id: mediaId } = await uploadFile(file.file, onProgress);
  if (file.kind === 'voice') return { ...around, voice: { mediaId } };
  const { name: fileName } = file.file;
  return { ...around, [file.kind]: { mediaId, fileName, ...(text !== '' && { caption: text }) } };
}

/** Uploads one file after the other. The text is the caption of the first. */
async function albumOf(
  text: string,
  files: readonly ChosenFile[],
  onProgress: (share: number) => void,
): Promise<NonNullable<OutgoingMessage['album']>> {
  const items: NonNullable<OutgoingMessage['album']> = [];
  for (const { file, kind } of files) {
    const done = items.length;
    const { id: mediaId } = await uploadFile(file, (share) =>
      onProgress((done + share) / files.length),
    );
    const item = { mediaId, ...(done === 0 && text !== '' && { caption: text }) };
    items.push(kind === 'video' ? { video: item } : { image: item });
  }
  return items;
}

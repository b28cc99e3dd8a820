import { ALBUM_MAX, ALBUM_MIN } from '@whathooks/dto/facts';
import { type FileKind, hasCaption, kindOfFile } from '../../../../features/messages/media/upload';
import type { OutgoingMessage } from '../../../../features/messages/queries';

/** What is sent that is neither a text nor a file that is chosen here: a file among them is one that the API has. */
export type Content = Pick<
  OutgoingMessage,
  'poll' | 'location' | 'contacts' | 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'
>;

/** A file that is to be sent. */
export interface ChosenFile {
  file: File;
  kind: FileKind | 'voice';
}

/** One message that is to be sent: a text, a file with its caption, or something else. */
export interface Draft {
  text: string;
  file: ChosenFile | null;
  content?: Content;
  /** Pictures and videos that are sent as one. */
  album?: readonly ChosenFile[];
}

/** A file as people know it from WhatsApp: pictures are shown, videos played, all else is a document. */
export function chosenFile(file: File): ChosenFile {
  return { file, kind: kindOfFile(file) };
}

/**
 * The messages that a text and chosen files become: the text is the caption of the first file, where that has one.
 * Several pictures and videos, and nothing else, are an album.
 *
 * @param isAnswer what answers a message is no album.
 */
export function draftsOf(text: string, files: readonly ChosenFile[], isAnswer = false): Draft[] {
  if (!isAnswer && files.length >= ALBUM_MIN && files.every(isShown)) return albumsOf(text, files);
  const [first, ...others] = files;
  if (!first) return [{ text, file: null }];
  const rest = others.map((file) => ({ text: '', file }));
  if (text === '' || hasCaption(first.kind)) return [{ text, file: first }, ...rest];
  return [{ text, file: null }, { text: '', file: first }, ...rest];
}

function isShown({ kind }: ChosenFile): boolean {
  return kind === 'image' || kind === 'video';
}

/** As many as there have to be; a single one that is left over goes by itself. */
function albumsOf(text: string, files: readonly ChosenFile[]): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < files.length; at += ALBUM_MAX) {
    const album = files.slice(at, at + ALBUM_MAX);
    const caption = at === 0 ? text : '';
    const [only = null] = album;
    if (album.length < ALBUM_MIN) drafts.push({ text: caption, file: only });
    else drafts.push({ text: caption, file: null, album });
  }
  return drafts;
}

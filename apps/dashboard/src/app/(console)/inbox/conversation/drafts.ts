import { type FileKind, hasCaption, kindOfFile } from '../../../../features/messages/media/upload';
import type { OutgoingMessage } from '../../../../features/messages/queries';

/** What is sent that is neither a text nor a file. */
export type Content = Pick<OutgoingMessage, 'poll' | 'location' | 'contacts'>;

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
}

/** A file as people know it from WhatsApp: pictures are shown, videos played, all else is a document. */
export function chosenFile(file: File): ChosenFile {
  return { file, kind: kindOfFile(file) };
}

/** The messages that a text and chosen files become: the text is the caption of the first file, where that has one. */
export function draftsOf(text: string, files: readonly ChosenFile[]): Draft[] {
  const [first, ...others] = files;
  if (!first) return [{ text, file: null }];
  const rest = others.map((file) => ({ text: '', file }));
  if (text === '' || hasCaption(first.kind)) return [{ text, file: first }, ...rest];
  return [{ text, file: null }, { text: '', file: first }, ...rest];
}

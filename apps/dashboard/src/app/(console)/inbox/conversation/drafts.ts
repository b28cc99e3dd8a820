import { hasCaption, kindOfFile } from '../../../../features/messages/media/upload';

/** One message that is to be sent: a text, or a file with its caption. */
export interface Draft {
  text: string;
  file: File | null;
  /** It was recorded here, and is sent as a voice message. */
  isVoice?: boolean;
}

/** The messages that a text and chosen files become: the text is the caption of the first file, where that has one. */
export function draftsOf(text: string, files: readonly File[]): Draft[] {
  const [first, ...others] = files;
  if (!first) return [{ text, file: null }];
  const rest = others.map((file) => ({ text: '', file }));
  if (text === '' || hasCaption(kindOfFile(first))) return [{ text, file: first }, ...rest];
  return [{ text, file: null }, { text: '', file: first }, ...rest];
}

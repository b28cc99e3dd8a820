import { mediaIn, type SaidWithFile } from './file-parts';
import type { Kind } from './kind';
import { fileFields } from './written-file';

export interface AudioContent extends SaidWithFile {
  type: 'audio';
}

export const audio = {
  type: 'audio',
  read(message): AudioContent | null {
    const { audioMessage: audio } = message;
    if (!audio || audio.ptt) return null;
    return { type: 'audio', text: null, media: mediaIn(audio) };
  },
  write: ({ media }: AudioContent) => ({
    audioMessage: {
      ...fileFields(media),
      ...(media.seconds !== undefined && { seconds: media.seconds }),
      ptt: false,
    },
  }),
} satisfies Kind<AudioContent>;

import { mediaIn, type SaidWithFile } from './file-parts';
import type { Kind } from './kind';
import { fileFields } from './written-file';

export interface VoiceContent extends SaidWithFile {
  type: 'voice';
}

export const voice = {
  type: 'voice',
  read(message): VoiceContent | null {
    const { audioMessage: voice } = message;
    if (!voice?.ptt) return null;
    return { type: 'voice', text: null, media: mediaIn(voice) };
  },
  write({ media, viewOnce }: VoiceContent) {
    const { seconds, waveform } = media;
    const audioMessage = {
      ...fileFields(media),
      ...(seconds !== undefined && { seconds }),
      ...(waveform && { waveform }),
      ptt: true,
    };
    if (!viewOnce) return { audioMessage };
    // Phones wrap a listen-once voice message in another way than a view-once picture.
    return {
      viewOnceMessageV2Extension: { message: { audioMessage: { ...audioMessage, viewOnce } } },
    };
  },
} satisfies Kind<VoiceContent>;

import { mediaIn, type SaidWithFile } from './file-parts';
import type { Kind } from './kind';

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
} satisfies Kind<VoiceContent>;

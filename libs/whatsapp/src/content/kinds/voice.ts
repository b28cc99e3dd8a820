import type { Kind, Said } from './kind';

export interface VoiceContent extends Said {
  type: 'voice';
}

export const voice = {
  type: 'voice',
  read(message): VoiceContent | null {
    return message.audioMessage?.ptt ? { type: 'voice', text: null } : null;
  },
} satisfies Kind<VoiceContent>;

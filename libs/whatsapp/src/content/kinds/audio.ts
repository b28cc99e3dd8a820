import type { Kind, Said } from './kind';

export interface AudioContent extends Said {
  type: 'audio';
}

export const audio = {
  type: 'audio',
  read(message): AudioContent | null {
    const { audioMessage } = message;
    return audioMessage && !audioMessage.ptt ? { type: 'audio', text: null } : null;
  },
} satisfies Kind<AudioContent>;

import { type Kind, type Said, textOf } from './kind';

export interface VideoContent extends Said {
  type: 'video';
}

export const video = {
  type: 'video',
  read(message): VideoContent | null {
    const video = message.videoMessage ?? message.ptvMessage;
    return video ? { type: 'video', ...textOf(video.caption) } : null;
  },
} satisfies Kind<VideoContent>;

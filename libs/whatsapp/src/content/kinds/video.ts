import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';

export interface VideoContent extends SaidWithFile {
  type: 'video';
}

export const video = {
  type: 'video',
  read(message): VideoContent | null {
    const { ptvMessage: round } = message;
    const video = message.videoMessage ?? round;
    if (!video) return null;
    const style = video === round ? 'round' : video.gifPlayback && 'gif';
    return {
      type: 'video',
      ...textOf(video.caption),
      media: mediaIn(video, style || undefined),
    };
  },
} satisfies Kind<VideoContent>;

import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';
import { captionField, fileFields, onceOnly, pictureFields } from './written-file';

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
  write({ text, media, viewOnce }: VideoContent) {
    const { seconds, style } = media;
    const video = {
      ...fileFields(media),
      ...pictureFields(media),
      ...(seconds !== undefined && { seconds }),
    };
    if (style === 'round') return { ptvMessage: video };
    const videoMessage = {
      ...video,
      ...captionField(text),
      ...(style === 'gif' && { gifPlayback: true }),
    };
    return viewOnce ? onceOnly({ videoMessage: { ...videoMessage, viewOnce } }) : { videoMessage };
  },
} satisfies Kind<VideoContent>;

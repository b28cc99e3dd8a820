import type { MediaView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { MediaItem } from './media-item.entity';

/**
 * A file as the API shows it. Fields that do not apply are left out.
 *
 * @param url signed address; null while it cannot be downloaded.
 */
export function mediaView(item: MediaItem, url: string | null): MediaView {
  return {
    id: publicId('media', item.id),
    status: item.status,
    ...(url !== null && { url }),
    ...(item.error !== null && { error: item.error }),
    mimeType: item.mimeType,
    ...(item.size !== null && { size: Number(item.size) }),
    ...(item.sha256 !== null && { sha256: item.sha256.toString('hex') }),
    ...(item.fileName !== null && { fileName: item.fileName }),
    ...(item.width !== null && { width: item.width }),
    ...(item.height !== null && { height: item.height }),
    ...(item.seconds !== null && { seconds: item.seconds }),
    ...(item.pages !== null && { pages: item.pages }),
    ...(item.waveform !== null && { waveform: [...item.waveform] }),
    ...(item.thumbnail !== null && { thumbnail: item.thumbnail.toString('base64') }),
    ...(item.style === 'gif' && { gif: true }),
    ...(item.style === 'round' && { round: true }),
    ...(item.style === 'animated' && { animated: true }),
  };
}

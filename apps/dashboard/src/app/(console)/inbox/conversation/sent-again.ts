import type { MessageView } from '@whathooks/dto';
import type { Content } from './drafts';
import type { Written } from './outbox';

/**
 * What is sent when a message that could not be sent is tried once more, as a new message.
 *
 * @returns null for a kind that cannot be written again: a forwarded place that moves, a reaction.
 */
export function writtenAgain(message: MessageView): Written | null {
  const { text, mentions, linkPreview, replyTo, type } = message;
  const around = {
    replyTo: replyTo?.id ?? null,
    options: { ...(mentions && { mentions }), ...(linkPreview && { linkPreview: true }) },
  };
  if (type === 'text') return text ? { ...around, text, file: null } : null;
  const content = contentOf(message);
  return content && { ...around, text: '', file: null, content };
}

function contentOf({
  type,
  text,
  media,
  viewOnce,
  poll,
  location,
  contacts,
}: MessageView): Content | null {
  if (poll) return { poll };
  if (location && !location.live) {
    const { latitude, longitude, name, address } = location;
    return {
      location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
    };
  }
  if (contacts)
    return {
      contacts: contacts.map(({ name, phones }) => ({ name: name ?? phones[0] ?? '', phones })),
    };
  if (!media?.id) return null;
  const file = { mediaId: media.id };
  const captioned = { ...file, ...(text && { caption: text }), ...(viewOnce && { viewOnce }) };
  switch (type) {
    case 'image':
      return { image: captioned };
    case 'video':
      return { video: { ...captioned, ...(media.gif && { gif: true }) } };
    case 'document':
      return {
        document: {
          ...file,
          ...(text && { caption: text }),
          ...(media.fileName && { fileName: media.fileName }),
        },
      };
    case 'audio':
      return { audio: file };
    case 'voice':
      return { voice: { ...file, ...(viewOnce && { viewOnce }) } };
    case 'sticker':
      return { sticker: file };
    default:
      return null;
  }
}

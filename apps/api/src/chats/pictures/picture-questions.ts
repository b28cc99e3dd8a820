import { question } from '../../platform/cluster/question';
import type { SessionQuestion } from '../../sessions/gateway/session-router';

/** Gets the picture of a person or a group by its JID: a JPEG in base64; null where there is none, or it is hidden. */
export const GET_PICTURE: SessionQuestion<{ jid: string }, { picture: string | null }> =
  question('pictures.get');

import { topic } from '../../../platform/cluster/topic';

/**
 * A file of a session is to be downloaded: the process with its connection looks. A lost message does no harm:
 * the table is also looked at once a minute.
 */
export const DOWNLOADS_DUE = topic<{ sessionId: string }>('media.downloads_due');

import type { QueryClient } from '@tanstack/react-query';
import type { LiveEnvelope, LiveEventName, OrganizationPart } from '@whathooks/dto';
import { assignmentKeys } from '../assignment/queries';
import { refresh } from '../auth/auth-store';
import { clientsChanged } from '../clients/cached-queries';
import { refreshChats } from '../chats/queries';
import { showNote } from '../chats/timeline-queries';
import { refreshRefusals } from '../chats/refusal-queries';
import { showViewers } from '../chats/viewer-queries';
import { showDraft } from '../drafts/queries';
import { labelKeys } from '../labels/queries';
import { messageKeys, showStarred } from '../messages/queries';
import { membersChanged } from '../members/queries';
import { snippetKeys } from '../snippets/queries';

type Change<E extends LiveEventName> = (client: QueryClient, data: LiveEnvelope<E>['data']) => void;

/** Queries that an organization's change reloads. */
const PARTS: Partial<Record<OrganizationPart, (client: QueryClient) => void>> = {
  // Whoever is logged in may have got another role.
  members: (client) => {
    membersChanged(client);
    void refresh().catch(() => undefined);
  },
  clients: clientsChanged,
  labels: (client) => {
    void client.invalidateQueries({ queryKey: labelKeys.all });
    void refreshChats(client).catch(() => undefined);
  },
  assignment_rule: (client) => void client.invalidateQueries({ queryKey: assignmentKeys.rule }),
  snippets: (client) => void client.invalidateQueries({ queryKey: snippetKeys.all }),
};

/** What colleagues do changes on screen. An event that is not here changes nothing. */
const CHANGES: { [E in LiveEventName]?: Change<E> } = {
  'organization.changed': (client, { what }) => PARTS[what]?.(client),
  'chat.viewers': showViewers,
  'chat.refusals': (client, { chatId }) => refreshRefusals(client, chatId),
  'draft.changed': (client, { draft }) => showDraft(client, draft),
  'message.starred': (client, { messageIds, starred }) => showStarred(client, messageIds, starred),
  'history.told': (client) => void refreshChats(client).catch(() => undefined),
  'message.scheduled': (client) => void client.invalidateQueries({ queryKey: messageKeys.all }),
  'note.written': (client, { note }) => showNote(client, note.chatId, note.id, note),
  'note.changed': (client, { chatId, noteId, note }) => showNote(client, chatId, noteId, note),
};

/** Brings what is on screen up to date with what a colleague did. Whether the event is of that sort. */
export function applyTeamEvent(client: QueryClient, name: string, event: string): boolean {
  if (!Object.hasOwn(CHANGES, name)) return false;
  const { data } = JSON.parse(event) as LiveEnvelope;
  const change = CHANGES[name as LiveEventName] as Change<LiveEventName>;
  change(client, data);
  return true;
}

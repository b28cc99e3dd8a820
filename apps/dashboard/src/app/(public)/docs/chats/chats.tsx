import { Section } from '../frame/section';
import { UNANSWERED_CHATS } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';

export function Chats() {
  return (
    <>
      <Section id="chats" title="Chats">
        <p>
          A chat is the conversation of one session with a person or a group. The inbox of the
          dashboard shows them, and so does the API, with the last message, the unread count, and
          since when somebody waits for a reply (<code>needsReplySince</code>):
        </p>
        <RequestSample label="Chats that wait for a reply" request={UNANSWERED_CHATS} />
        <ul>
          <li>
            <code>view</code> is <code>all</code>, <code>open</code>, <code>needs_reply</code>,{' '}
            <code>mine</code>, <code>unassigned</code> or <code>closed</code>;{' '}
            <code>sessionId</code>, <code>label</code>, <code>assigneeId</code> and <code>q</code>{' '}
            narrow it further. <code>GET /v1/chats/counts</code> counts each view.
          </li>
          <li>
            <code>GET /v1/chats/:id/timeline</code> gives a conversation as people read it:
            messages, notes of the team and notices in one list.{' '}
            <code>GET /v1/chats/:id/messages</code> gives the messages alone.
          </li>
          <li>
            <code>POST /v1/chats</code> begins a chat, or finds it. Nothing is sent by that.
          </li>
          <li>
            <code>POST /v1/chats/:id/read</code> marks it as read and sends read receipts;{' '}
            <code>POST /v1/chats/:id/typing</code> shows that the number is typing.
          </li>
        </ul>
      </Section>
      <Section id="team" title="What a team does with a chat">
        <p>
          <code>PATCH /v1/chats/:id</code> gives a chat to a member (<code>assigneeId</code>),
          closes and opens it (<code>state</code>), and sets its <code>labels</code>; a new message
          opens a closed chat. It also archives, pins, mutes and marks as unread, which the phone
          shows as well. With <code>PUT /v1/assignment-rule</code> members take turns.
        </p>
        <p>
          Notes (<code>/v1/chats/:id/notes</code>) are seen by members alone and are never sent.
          Snippets (<code>/v1/snippets</code>) are ready-made texts; in the inbox a <code>/</code>{' '}
          and the shortcut insert one.
        </p>
      </Section>
    </>
  );
}

import { Section } from '../frame/section';
import { KindTable } from './kind-table';

export function KindsOfMessages() {
  return (
    <>
      <Kinds />
      <Changes />
    </>
  );
}

function Kinds() {
  return (
    <Section id="kinds-of-messages" title="All kinds">
      <p>
        What a message is stands in its <code>type</code>. “Out” is the field of{' '}
        <code>POST /v1/messages</code> that sends one, “In” are the events that tell of one, and
        what stands in their <code>data</code> for this kind is beside them: <code>?</code> marks
        what may be absent. What one’s own phone writes is told by{' '}
        <code>message.sent_from_phone</code> in the same way. What WhatsApp has and whathooks does
        not know yet arrives as <code>unsupported</code>.
      </p>
      <KindTable />
      <p>
        A vote says everything that its voter has chosen now: <code>poll.vote</code> with no{' '}
        <code>options</code> takes a vote back. <code>GET /v1/messages/:id</code> of a poll or an
        event counts what holds, with who chose it, in <code>answers</code>. Votes, answers, edits
        and reactions that phones encrypt are decrypted; one that arrives before its message waits
        for it. Votes and answers are received and not sent, as are events.
      </p>
      <p>
        <code>message.pinned</code> tells that somebody pinned a message in its chat or unpinned it,
        and <code>message.kept</code> that somebody kept one from disappearing or let it go:{' '}
        <code>by</code> says who. <code>pinnedUntil</code> and <code>kept</code> stand with the
        message, and <code>GET /v1/messages?sessionId=…&amp;chat=…&amp;pinned=true</code> lists what
        is pinned now.
      </p>
    </Section>
  );
}

function Changes() {
  return (
    <Section id="changes" title="Reactions, edits and deletions">
      <p>
        <code>message.reaction</code>, <code>message.edited</code> and <code>message.deleted</code>{' '}
        name the message they are about by its <code>id</code>. Only who wrote a message can edit or
        delete it, and in a group its administrators can delete it: <code>deletedBy</code> is then
        another than <code>from</code> (<code>deletedByType</code> says whether it is a number). A
        change that arrives before its message waits for it. An edit later than 20 minutes after its
        message changes nothing, as on phones. A live location updates one message: each new place
        is sent as <code>message.edited</code>. What was deleted for everyone is erased here too.
      </p>
      <p>
        A message that only the phone may show, such as one to view once (<code>kind</code> is{' '}
        <code>view_once</code>), comes as <code>unsupported</code>, and so does one that cannot be
        decrypted. When the phone sends its content, or its author encrypts it again,{' '}
        <code>message.received</code> follows again with the same <code>data.id</code>; where it
        turns out to be a change of another message, <code>message.deleted</code> takes it away.
        Comments in communities are messages of their own kind with <code>replyTo</code>. Messages
        from before a number was linked are stored with <code>history: true</code>; webhooks hear of
        them only where the session was created with <code>historyEvents: true</code>.
      </p>
    </Section>
  );
}

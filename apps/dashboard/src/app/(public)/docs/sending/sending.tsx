import { CodeSample } from '../frame/code-sample';
import { SENT_MESSAGE } from '../samples/answers';
import { SEND_DOCUMENT, SEND_LOCATION, SEND_MESSAGE } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Section } from '../frame/section';
import { Link } from '../../../../shared/ui/link';

export function Sending() {
  return (
    <>
      <Text />
      <Contents />
      <FileContents />
      <Albums />
      <Groups />
      <Queueing />
      <Scheduling />
      <Changing />
      <Pacing />
      <Idempotency />
    </>
  );
}

function Text() {
  return (
    <Section id="text" title="Send a text">
      <p>
        Send a message with <code>POST /v1/messages</code>, authenticated with an API key via the{' '}
        <code>X-API-Key: &lt;token&gt;</code> header. An{' '}
        <code>Authorization: Bearer &lt;token&gt;</code> header also works.
      </p>
      <p>
        The <code>to</code> field accepts a bare phone number (digits only, with country code, no +)
        or a full WhatsApp JID. The target session must be <code>CONNECTED</code> or the request
        returns 400.
      </p>
      <RequestSample label="Send a message" request={SEND_MESSAGE} />
      <p>A successful request responds with the queued message:</p>
      <CodeSample label="201 Created" language="json">
        {SENT_MESSAGE}
      </CodeSample>
      <p>
        <code>sent</code> means that WhatsApp’s server has acknowledged it. Where it has not within
        10 seconds, the answer is <code>202</code> with <code>status: &quot;pending&quot;</code>,
        and a <code>message.status</code> event follows. The message is stored under its{' '}
        <code>waMessageId</code> before anything leaves, and sent again under the same ID after a
        crash: the recipient sees it once. Messages of one chat leave in the order in which they
        were taken.
      </p>
    </Section>
  );
}

function Contents() {
  return (
    <Section id="contents" title="Other kinds of content">
      <p>
        In place of <code>text</code> a request may have another content, such as{' '}
        <code>location</code>, <code>contacts</code>, <code>poll</code>, <code>reaction</code> or{' '}
        <code>forward</code>: exactly one of them, as in the{' '}
        <Link href="/docs/kinds/">table of kinds</Link>. Beside it may stand <code>replyTo</code>{' '}
        (the id of a message of the chat), <code>mentions</code> (digits that stand in the text
        behind an @, or <code>all</code> in a group), <code>expiresInSeconds</code>,{' '}
        <code>linkPreview</code>, and a <code>reference</code> of your own, which comes back in
        every event of the message.
      </p>
      <RequestSample label="Send a location" request={SEND_LOCATION} />
    </Section>
  );
}

function FileContents() {
  return (
    <Section id="file-contents" title="Pictures, sound and documents">
      <p>
        A file is sent as <code>image</code>, <code>video</code>, <code>audio</code>,{' '}
        <code>voice</code>, <code>document</code> or <code>sticker</code>, with exactly one of{' '}
        <code>mediaId</code> (of <code>POST /v1/media</code>, or <code>media.id</code> of any
        message), <code>url</code> (fetched before the answer, within 30 seconds) and{' '}
        <code>base64</code> (up to 5 MiB); <code>caption</code>, <code>viewOnce</code>,{' '}
        <code>fileName</code> of a document, and <code>gif</code> or <code>note</code> of a video
        may stand beside it. What the file is, its bytes say, not its name. It is converted to what
        phones show, and what cannot be is answered with 400 <code>media_not_convertible</code>,
        which says what would work. A file for many recipients is uploaded to WhatsApp once.
      </p>
      <RequestSample label="Send a document" request={SEND_DOCUMENT} />
    </Section>
  );
}

function Albums() {
  return (
    <Section id="albums" title="Albums">
      <p>
        <code>album</code> sends 2 to 30 pictures and videos that phones show together:{' '}
        <code>{'[{ "image": { "mediaId": "med_…" } }, { "video": { "url": "https://…" } }]'}</code>,
        each with a <code>caption</code> where it has one. The answer is of the album, and its{' '}
        <code>items</code> name the message of each picture with its own <code>id</code> and{' '}
        <code>status</code>; their <code>albumId</code> is the <code>waMessageId</code> of the
        album. All of them are accepted together: where one file cannot be sent, nothing is, and the
        error says which. Each is then sent once and told of by itself, and{' '}
        <code>DELETE /v1/messages/:id</code> of the album cancels what of it has not left.
      </p>
    </Section>
  );
}

function Groups() {
  return (
    <Section id="groups" title="Groups">
      <p>
        A group is written to by its JID, which ends in <code>@g.us</code>: the <code>chat</code> of
        any message from it. Its messages have the group as <code>chat</code> and their author as{' '}
        <code>from</code>. A message to a group is <code>delivered</code> and <code>read</code> as
        soon as the first member has got or read it; <code>recipients</code> of{' '}
        <code>GET /v1/messages/:id</code> says how far it came with each member, and{' '}
        <code>message.status</code> comes for each of their steps, with <code>recipient</code>. When
        the number is not in the group any more, the answer is 422 <code>message_refused</code>.
      </p>
      <p>
        Groups are managed under <code>/v1/groups</code>: who is in them, subject, description,
        picture, settings, the link to join and who asks to join. Some changes only administrators
        of the group may make; <code>ownRole</code> says what the number is, and{' '}
        <code>not_group_administrator</code> what it would have to be. A request about several
        people answers with an <code>outcome</code> for each, in words too: somebody who lets only
        their contacts add them needs the link instead. Everything that happens in a group, on any
        phone or here, is sent once as <code>group.updated</code> with who did it, and appears as a
        line in the conversation.
      </p>
    </Section>
  );
}

function Queueing() {
  return (
    <Section id="queueing" title="While a number is offline">
      <p>
        With <code>queue: true</code> a message may wait while its number is linked and not online:
        the answer is <code>202</code> with <code>status: &quot;pending&quot;</code>, and it is sent
        when the number is back. A message that could not be sent for 24 hours is{' '}
        <code>failed</code> with the error <code>expired</code>; when its number is unlinked or
        removed, with <code>session_logged_out</code>. Where it may have reached WhatsApp, which
        never acknowledged it, the error is <code>unacknowledged</code> instead: nobody knows
        whether it arrived, and sending it again may show it twice.
      </p>
    </Section>
  );
}

function Scheduling() {
  return (
    <Section id="scheduling" title="Send later">
      <p>
        With <code>sendAt</code>, a time up to a year ahead, a message is sent later: the answer is{' '}
        <code>202</code> with <code>status: &quot;scheduled&quot;</code>. It takes its place in the
        chat at that time, and the 24 hours in which it has to be sent count from then.{' '}
        <code>GET /v1/messages?status=scheduled</code> and the messages screen list what is
        scheduled. <code>DELETE /v1/messages/:id</code> cancels a message that has not left (
        <code>cancelled</code>), and <code>PATCH</code> with <code>text</code> or{' '}
        <code>sendAt</code> changes what it says and when it leaves: it keeps its id, and is sent
        once. One that is on its way already is not moved any more: 409{' '}
        <code>message_not_editable</code>.
      </p>
    </Section>
  );
}

function Changing() {
  return (
    <Section id="changing" title="Edit, delete, pin and keep">
      <p>
        A message that the number sent is edited with{' '}
        <code>PATCH /v1/messages/:id {'{ text }'}</code> within 15 minutes, and deleted for everyone
        with <code>DELETE /v1/messages/:id</code> within two days; later the answer is 409{' '}
        <code>too_late</code>. In a group that the number administers, what others wrote can be
        deleted, too. A change leaves in the order of its chat, is sent once, and comes into force
        when WhatsApp has acknowledged it: the answer is then 200 with the message, and{' '}
        <code>message.edited</code> or <code>message.deleted</code> is sent. If it takes longer than
        10 seconds the answer is 202, and <code>lastChange</code> of{' '}
        <code>GET /v1/messages/:id</code> says how far the change is. Both requests can be made
        again: what is done already is not done twice.
      </p>
      <p>
        <code>POST /v1/messages/:id/pin {'{ pinned, forSeconds? }'}</code> pins any message of a
        chat for everybody in it, for a day, a week (unless you say otherwise) or 30 days, or unpins
        it. Phones show three pinned messages of a chat: where another would be one too many, the
        one that was pinned first is unpinned before.{' '}
        <code>POST /v1/messages/:id/keep {'{ kept }'}</code> keeps a message that would disappear.
        In a group whose settings only administrators change, only they do both. They leave, count
        once and are reported as edits are.
      </p>
    </Section>
  );
}

function Pacing() {
  return (
    <Section id="pacing" title="Pace and WhatsApp’s own limits">
      <p>
        So that a bulk does not get a number flagged, its sends can be paced:{' '}
        <code>PATCH /v1/sessions/:id</code> with <code>minGapMs</code> (up to 60000;{' '}
        <code>null</code> is no pacing, as at first) and <code>burst</code> (1 to 100), or the
        number’s page in the dashboard. We recommend 3000 to 10000 with a burst of 5. A message
        whose turn is more than a second away is answered <code>202</code> with{' '}
        <code>status: &quot;pending&quot;</code> at once. A restart grants no new burst. The 24
        hours count while it waits: at one message in 10 seconds, 8000 leave in that time.
      </p>
      <p>
        WhatsApp rations how many people a number may write to who have not written to it. While it
        lets a number begin no new chat, such a message is answered <code>429</code>,{' '}
        <code>reach_out_timelock</code> or <code>new_chat_cap</code>, with <code>Retry-After</code>,
        and nothing is sent: each try would count against the number. With <code>queue: true</code>{' '}
        it waits and is sent when the restriction is over, or as soon as the recipient writes. Chats
        with people who have written to the number, or who got a message of it, go on.{' '}
        <code>GET /v1/sessions/:id/limits</code> says how a number stands, and{' '}
        <code>session.restricted</code> tells when that changes.
      </p>
    </Section>
  );
}

function Idempotency() {
  return (
    <Section id="idempotency" title="Make a request again safely">
      <p>
        Send an <code>Idempotency-Key</code> header, such as a UUID, with requests that send a
        message, make a session, webhook or API key, rotate a secret, test a webhook, or send
        deliveries again. When you do not know whether a request arrived, make it again with the
        same key and body: within 24 hours it is carried out once and answered the same, with{' '}
        <code>Idempotency-Replayed: true</code>. A message is answered as it stands now. Another
        body with the same key is refused with 422; while the first request runs, the answer is 409
        with <code>Retry-After</code>.
      </p>
    </Section>
  );
}

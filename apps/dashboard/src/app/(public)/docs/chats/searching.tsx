import { Section } from '../frame/section';
import { SEARCH } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';

export function Searching() {
  return (
    <Section id="searching" title="Search">
      <p>
        <code>GET /v1/search</code> finds messages by their texts, files by their names, and chats
        and contacts by names and numbers. <code>in</code> says which: <code>messages</code>,{' '}
        <code>files</code>, <code>chats</code> or <code>contacts</code>.
      </p>
      <RequestSample label="Look for an invoice" request={SEARCH} />
      <ul>
        <li>
          Words stand in any order, and the last one may be the beginning of a word. Case and
          accents do not matter: <code>grusse</code> finds “Grüße”. All scripts are searched, and
          emojis.
        </li>
        <li>
          <code>&quot;next week&quot;</code> in quotes is found as it stands.
        </li>
        <li>
          Numbers and ids are found by any three of their characters or more: <code>4711</code>{' '}
          finds “AB-4711-22”.
        </li>
        <li>
          The id of a message, ours or WhatsApp’s, finds that message. A phone number, or a part of
          one, finds what was written with that person, too, however it is written.
        </li>
      </ul>
      <p>
        <code>sessionId</code> and <code>chatId</code> narrow a search to one number or one chat;{' '}
        <code>view</code> and <code>label</code> to the chats of a view, as of{' '}
        <code>GET /v1/chats</code>, and to those with a label. Messages and files are narrowed by{' '}
        <code>chat</code>, <code>direction</code>, <code>status</code>, <code>starred</code>,{' '}
        <code>since</code> and <code>until</code>, as <code>GET /v1/messages</code> has them. What
        was found comes newest first, with <code>highlights</code>: where the words stand in the
        field. <code>nextCursor</code> leads on. A page may have fewer hits than <code>limit</code>,
        and even none, and still lead to another one: a search ends in time, however much there is.
      </p>
      <p>
        A message is found as soon as it is stored, and is not found by words that were edited away
        or deleted. After an update, what was there before is prepared in the background, newest
        first; until that is done <code>indexedFrom</code> says from when on everything is found.
      </p>
    </Section>
  );
}

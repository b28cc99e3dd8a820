import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto/facts';
import { Section } from '../frame/section';

export function Retries() {
  return (
    <Section id="retries" title="Retries">
      <p>
        An answer with a 2xx status within {DELIVERY_TIMEOUT_MS / 1_000} seconds is success.
        Anything else (redirects too) is tried again: at once, then after 5 seconds, 5 minutes, 30
        minutes, 2, 5, 10, 14, 20 and 24 hours, each up to 20 % sooner or later. What waits survives
        restarts. A webhook that answers 410 is switched off, and so is one to which nothing could
        be delivered for five days; <code>webhook.disabled</code> tells the others.
      </p>
      <p>
        A server that is down is left alone. After two failures in a row, or when most of the last
        requests failed, its deliveries pause, and one of them tries whether it is back: every 5
        seconds at first, every 3 minutes in the end. A try before a delivery’s own time uses up
        none of its attempts. The first that succeeds sends all the others on their way at once, the
        oldest first, no faster than <code>ratePerSecond</code> allows. Other webhooks notice
        nothing of it.
      </p>
      <p>
        So a delivery can arrive more than once, for example when your answer got lost. The event’s
        ID in <code>webhook-id</code> stays the same: remember it for a few days and skip what you
        have seen.
      </p>
    </Section>
  );
}

export function Order() {
  return (
    <Section id="order" title="Order">
      <p>What is promised, for each webhook on its own:</p>
      <ul>
        <li>
          Deliveries of one chat of one session are sent one after the other, in the order of the
          events. The next one leaves when the one before it was answered.
        </li>
        <li>
          One that fails holds back the later ones of its chat, and no others, while its retries are
          at most 5 minutes apart; if your server asks for more patience with{' '}
          <code>Retry-After</code>, they pass it at once. Then it arrives late. With{' '}
          <code>strictOrder</code> they wait until it is delivered or given up.
        </li>
        <li>
          Different chats, and the events of a session itself (status, QR code), are independent of
          each other and sent at the same time, as many as <code>concurrency</code> allows and as
          fast as <code>ratePerSecond</code> allows.
        </li>
        <li>
          What a recovery or a replay sends comes after what waited before. A single delivery that
          somebody sends again goes at once, and can overtake what waits for its chat. Compare{' '}
          <code>timestamp</code> where the order of events matters to you.
        </li>
      </ul>
    </Section>
  );
}

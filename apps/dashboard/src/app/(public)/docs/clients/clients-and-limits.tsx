import { Section } from '../frame/section';

export function ClientsAndLimits() {
  return (
    <Section id="clients-and-limits" title="Clients and limits">
      <p>
        A client is a name with sessions: the numbers of one customer of an agency. Make one with{' '}
        <code>POST /v1/clients</code>, and give it its sessions with{' '}
        <code>PUT /v1/clients/:id/sessions</code>, or a session its client with{' '}
        <code>clientId</code>.
      </p>
      <p>
        API keys, invitations, agents and viewers can be limited with <code>clientIds</code> and{' '}
        <code>sessionIds</code>. Whoever is limited finds those sessions, and their chats, messages,
        deliveries, files, alerts and counts. Everything else answers <strong>404</strong> or is not
        in a list. A session that comes to a client later is within its limit. A changed limit
        counts from the next request on.
      </p>
      <ul>
        <li>
          A limited key creates sessions of its clients alone: name one as <code>clientId</code>.
        </li>
        <li>
          It creates webhooks with <code>sessionIds</code> alone, and sees those whose sessions are
          all within its limit.
        </li>
        <li>
          When a session leaves its client, its connect links end, and <code>webhooks</code> says
          whether webhooks that name it <code>keep</code> it or <code>stop</code>. Without it such a
          move answers <strong>409</strong> <code>webhooks_remain</code>.
        </li>
        <li>
          Labels, snippets, clients and the assignment rule belong to the whole organization: it
          reads them, and a change answers <strong>403</strong>.
        </li>
      </ul>
    </Section>
  );
}

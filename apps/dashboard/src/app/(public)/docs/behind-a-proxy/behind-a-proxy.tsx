import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { BUILD_BELOW_A_PATH, CADDY, NGINX, START_BELOW_A_PATH } from '../samples/proxies';

export function BehindAProxy() {
  return (
    <>
      <Settings />
      <Proxies />
      <BelowAPath />
    </>
  );
}

function Settings() {
  return (
    <Section id="settings" title="What whathooks has to know">
      <ul>
        <li>
          <code>PUBLIC_URL</code>: the address that people type, such as{' '}
          <code>https://whathooks.example</code> or <code>https://agency.example/wa</code>. Links in
          mails, connect links and addresses of files begin with it, and its host name is the one
          that requests may be made under. With <code>https</code> cookies are <code>Secure</code>,
          and browsers are told to come by TLS alone.
        </li>
        <li>
          <code>TRUST_PROXY</code>: the address from which the proxy connects, such as{' '}
          <code>127.0.0.1</code>. Its <code>X-Forwarded-For</code> then says who calls, for the rate
          limits, the list of log-ins and the addresses of API keys. Name the proxy alone: whoever
          is trusted can say anything.
        </li>
        <li>
          <code>ALLOWED_HOSTS</code>: further host names under which the product is asked, if any.
        </li>
      </ul>
      <p>
        The proxy hands on the <code>Host</code> that it was asked under, waits for streams, does
        not collect what goes through it, and leaves the size of files to whathooks. There is no
        WebSocket: live updates are an event stream over plain HTTP.
      </p>
    </Section>
  );
}

function Proxies() {
  return (
    <Section id="proxies" title="nginx and Caddy">
      <p>
        Both have the product below <code>/wa</code>. Where it has a host name of its own, write{' '}
        <code>location /</code> in the one, and <code>reverse_proxy</code> alone, without{' '}
        <code>redir</code> and <code>handle_path</code>, in the other.
      </p>
      <CodeSample label="nginx" language="nginx">
        {NGINX}
      </CodeSample>
      <CodeSample label="Caddy" language="nginx">
        {CADDY}
      </CodeSample>
      <p>
        This nginx hands the path on and this Caddy takes it away. Either works with either:
        whathooks knows its path from <code>PUBLIC_URL</code> and takes requests with it and without
        it.
      </p>
    </Section>
  );
}

function BelowAPath() {
  return (
    <Section id="below-a-path" title="Below a path">
      <p>
        With a path in <code>PUBLIC_URL</code> everything is below it: the dashboard, the API at{' '}
        <code>/wa/v1</code>, connect links, this documentation and the health checks.
      </p>
      <CodeSample label="Start below a path" language="bash">
        {START_BELOW_A_PATH}
      </CodeSample>
      <p>
        The pages name the path, so they are built for it. <code>npm start</code> does that by
        itself; elsewhere <code>BASE_PATH</code> says it to the build, and whathooks does not start
        when pages and <code>PUBLIC_URL</code> differ.
      </p>
      <CodeSample label="Build below a path" language="bash">
        {BUILD_BELOW_A_PATH}
      </CodeSample>
      <p>
        A host name of its own is the safer place. To a browser all pages of a host are one site: a
        program beside whathooks whose pages run a stranger’s script can act as whoever is logged
        in. Below a path the cookies are sent to whathooks’ own path alone, so that other programs
        of the host are not sent them, and begin with <code>__Secure-</code>; on a host of its own
        they begin with <code>__Host-</code>, which no other host of the domain can forge.
      </p>
    </Section>
  );
}

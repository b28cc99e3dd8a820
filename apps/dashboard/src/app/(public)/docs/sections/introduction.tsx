import { Section } from '../frame/section';
import { Link } from '../../../../shared/ui/link';
import { CONTENTS } from '../frame/contents';
import { PAGES } from '../frame/pages';

export function Introduction() {
  return (
    <>
      <Section id="introduction" title="Introduction">
        <p>
          whathooks lets your clients connect their own WhatsApp number by scanning a QR code. Once
          linked, the integration works in two directions:
        </p>
        <ul>
          <li>
            <strong>Inbound → webhook.</strong> Every message your number receives is POSTed as JSON
            to a webhook URL you configure.
          </li>
          <li>
            <strong>Outbound → API.</strong> You send replies by calling our REST API at{' '}
            <code>/v1</code>.
          </li>
        </ul>
        <p>
          Connections are powered by an unofficial WhatsApp Web link via the Baileys library.
          Reconnection after a dropped link is handled automatically, and each number supports one
          linked device.
        </p>
        <p>
          Because this uses an unofficial WhatsApp Web connection, treat it like a linked device:
          keep the phone reachable and avoid behavior that could get the number flagged by WhatsApp.
        </p>
      </Section>
      {CONTENTS.map(({ title, pages }) => (
        <Section key={title} id={title.toLowerCase().replaceAll(' ', '-')} title={title}>
          <ul>
            {pages
              .filter(({ href }) => href !== PAGES.introduction.href)
              .map((page) => (
                <li key={page.href}>
                  <Link href={page.href}>{page.title}</Link>: {page.lead}
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

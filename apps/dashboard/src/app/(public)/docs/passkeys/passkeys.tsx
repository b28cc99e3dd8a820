import { passkeySnippet } from '../../../../features/numbers/passkey-snippet';
import { own } from '../../../../shared/own-address';
import { CodeSample } from '../frame/code-sample';
import { DocTable } from '../frame/doc-table';
import { PENDING_PASSKEY, SIGN_PASSKEY } from '../samples/passkeys';
import { ANSWER_PASSKEY, CONFIRM_PASSKEY, GET_PASSKEY } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Section } from '../frame/section';

const STATES: readonly (readonly [string, string])[] = [
  ['none', 'WhatsApp asks for no passkey.'],
  ['assertion_required', 'Somebody signs the options with the passkey of the account.'],
  ['waiting', 'The answer was taken; WhatsApp and the phone go on. Two minutes at most.'],
  ['confirmation_required', 'Somebody compares the code with the one on the phone, and confirms.'],
];

const FAILURES: readonly (readonly [string, string])[] = [
  [
    'Nobody signed with the passkey in time',
    'Ten minutes are over. Start again when the person with the passkey is ready.',
  ],
  [
    'WhatsApp refused … when it checked the passkey',
    'The passkey is not of this account, or the challenge has expired. Check which account the phone is on.',
  ],
  [
    'The phone did not go on',
    'WhatsApp has to stay open on the phone until the number is connected. Open it, and start again.',
  ],
  [
    'The connection to WhatsApp dropped meanwhile',
    'An answer is good for one connection. Start again: it is a new code, and a new signature.',
  ],
];

/** What the placeholder of the snippet is replaced by. */
const PLACEHOLDER = '/* options of GET …/passkey */';

export function Passkeys() {
  return (
    <>
      <Section id="what" title="What WhatsApp asks">
        <p>
          After the code was scanned, or a pairing code typed, the phone may say “Create a passkey”
          or “Continue on WhatsApp Web”. WhatsApp then links the device only when somebody signs a
          challenge with the passkey of the account. The session stays <code>QR</code> with the{' '}
          <code>statusReason</code> <code>passkey_required</code>. No setting and no other client
          avoids that; on some accounts WhatsApp stops asking after some days.
        </p>
        <p>
          The passkey is kept where it was made on the phone: the phone itself, the Google or Apple
          account on it, or a password manager. A computer without it can ask the phone: choose “use
          a phone” in the window of the browser, and scan the code that it shows with the camera of
          the phone, with Bluetooth on. Where there is no passkey yet, create one on the phone: in
          WhatsApp, Settings, Account, Passkeys.
        </p>
        <p>
          A browser lets a passkey of WhatsApp sign on <code>https://web.whatsapp.com</code> alone.
          That is why the dashboard cannot ask for it by itself, and offers two ways.
        </p>
      </Section>
      <Section id="extension" title="With the browser extension">
        <ol>
          <li>
            Download{' '}
            <a href={own('/whathooks-passkey-extension.zip')} download>
              the extension
            </a>{' '}
            and unpack it. Chromium and its relatives: open <code>chrome://extensions</code>, switch
            developer mode on, <em>Load unpacked</em>, choose the folder. Firefox: open{' '}
            <code>about:debugging</code>, <em>This Firefox</em>, <em>Load temporary add-on</em>,
            choose its <code>manifest.json</code>.
          </li>
          <li>
            On the page of the number, click the icon of the extension in the toolbar. The page says
            that it is there.
          </li>
          <li>
            Press <em>Sign with the passkey</em>. WhatsApp Web opens in a new tab, with a panel that
            names the page that asks. Press the button there, and choose the passkey. The tab
            closes, and the number is linked.
          </li>
        </ol>
        <p>
          The extension may read and change <code>web.whatsapp.com</code> and no other site. It is
          let into a page by a click on its icon, for as long as the page is open; before that no
          page can find it. It knows no account, stores nothing, and sends nothing over the network.
          Click its icon on the page of your dashboard only, and press the button only when the
          panel names that page: a page that is given a signature links a device, if the phone has
          scanned their code, too.
        </p>
      </Section>
      <Section id="console" title="With the console of the browser">
        <p>
          Where no extension may be installed: the page of the number gives this snippet with the
          challenge filled in. Open{' '}
          <a href="https://web.whatsapp.com/" target="_blank" rel="noreferrer">
            web.whatsapp.com
          </a>
          , open the console of the browser (F12), paste the snippet, press Enter, then press the
          button that it draws. Chromium wants <code>allow pasting</code> typed once. Copy the text
          that it gives into the box on the page of the number. The snippet sends nothing anywhere;
          what you paste there from others may.
        </p>
        <CodeSample label="Snippet for the console" language="javascript">
          {passkeySnippet(PLACEHOLDER)}
        </CodeSample>
      </Section>
      <Section id="api" title="From your own code">
        <p>
          <code>session.status</code> tells when a person has something to do, with the reason{' '}
          <code>passkey_required</code> or <code>passkey_confirmation</code>, and when it failed,
          with <code>passkey_failed</code>. What is asked is read with{' '}
          <code>GET /v1/sessions/:id/passkey</code>, which also says <code>waiting</code> while
          WhatsApp and the phone do their part.
        </p>
        <RequestSample label="What is asked" request={GET_PASSKEY} />
        <CodeSample label="200 OK" language="json">
          {PENDING_PASSKEY}
        </CodeSample>
        <DocTable
          label="States of a passkey request"
          head={['State', 'Meaning']}
          rows={STATES.map(([state, meaning]) => [<code key={state}>{state}</code>, meaning])}
        />
        <CodeSample label="Sign" language="javascript">
          {SIGN_PASSKEY}
        </CodeSample>
        <RequestSample label="Answer" request={ANSWER_PASSKEY} />
        <p>
          Only where the state is <code>confirmation_required</code> then, and the phone shows the
          same code:
        </p>
        <RequestSample label="Confirm" request={CONFIRM_PASSKEY} />
        <p>
          A request takes one answer. One that is no answer to this challenge is refused with 400 or
          409, and the request stays open. It ends with the connection, when the session is logged
          out or deleted, and after ten minutes. Most links need no confirmation, because the answer
          proves that it comes from the page that showed the code. Where it cannot, as more than
          five minutes have passed, or where the installation wants it every time (
          <code>PASSKEY_COMPARE=true</code>), the state becomes <code>confirmation_required</code>:
          show <code>code</code>, and confirm only when the phone shows the same.
        </p>
      </Section>
      <Section id="failures" title="When it does not work">
        <p>
          The session is <code>PENDING</code> with <code>passkey_failed</code> then, and{' '}
          <code>statusDetail</code> says why. <code>POST /v1/sessions/:id/connect</code> starts
          again with a new code.
        </p>
        <DocTable
          label="Why a passkey did not link the number"
          head={['Detail', 'What to do']}
          rows={FAILURES}
        />
      </Section>
    </>
  );
}

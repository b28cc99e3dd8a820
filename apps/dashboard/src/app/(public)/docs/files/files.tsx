import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { UPLOADED_FILE } from '../samples/answers';
import { UPLOAD_FILE } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';

export function Files() {
  return (
    <>
      <Uploading />
      <Downloading />
    </>
  );
}

function Uploading() {
  return (
    <Section id="files" title="Uploading a file">
      <p>
        A file that several messages are to have is uploaded once, as a form with the one part{' '}
        <code>file</code>. It is stored while it arrives and may have up to 100 MiB, unless the
        operator has set another limit (<code>MEDIA_MAX_MB</code>). The <code>id</code> of the
        answer can be sent until <code>expiresAt</code>, a day later; messages that were sent with
        it keep their file.
      </p>
      <RequestSample label="Upload a file" request={UPLOAD_FILE} />
      <CodeSample label="201 Created" language="json">
        {UPLOADED_FILE}
      </CodeSample>
      <p>
        The type is found from the bytes, whatever the name or the form says of it. With an{' '}
        <code>Idempotency-Key</code>, the same file under the same name is the same request: the
        bytes are sent again, and the answer is that of the first time. The key with other bytes or
        another name is refused with 422 <code>idempotency_key_reused</code>.
      </p>
    </Section>
  );
}

function Downloading() {
  return (
    <Section id="downloading" title="Downloading a file">
      <p>
        <code>media</code> of messages and events has a <code>url</code> while its{' '}
        <code>status</code> is <code>ready</code>. It is signed: anybody with it can download the
        file without credentials, for 7 days unless the operator has set <code>MEDIA_URL_DAYS</code>{' '}
        otherwise, which is longer than a delivery is retried. Treat it as the file itself. Later,{' '}
        <code>GET /v1/media/:id</code> answers with credentials that may read messages, and every{' '}
        <code>GET /v1/messages</code> has new addresses. An address that has expired or was changed
        is 404, like one that never was.
      </p>
      <p>
        Both answer <code>Range</code> (206, or 416 <code>range_not_satisfiable</code>),{' '}
        <code>If-None-Match</code> (304) and <code>HEAD</code>. The <code>ETag</code> is the SHA-256
        of the file. Pictures, sound, video, PDF and texts are shown by a browser; everything else
        is saved, and nothing of it runs: HTML and SVG are served as text.
      </p>
      <p>
        Files of messages are kept for 30 days unless the operator has set{' '}
        <code>MEDIA_RETENTION_DAYS</code> otherwise; then <code>status</code> is <code>failed</code>{' '}
        with the error <code>deleted</code>. Download what you want to keep.
      </p>
    </Section>
  );
}

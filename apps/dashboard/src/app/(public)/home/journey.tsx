import { IconChecks } from '@tabler/icons-react';
import classes from './journey.module.css';
import { JOURNEY_TOLD, journeyWords as words } from './words';

/** A message on its way: from a chat, through the hook, to a server, and back. */
export function Journey() {
  return (
    <div className={classes.root} role="img" aria-label={JOURNEY_TOLD}>
      <div className={classes.chat} aria-hidden="true">
        <span className={classes.author}>Jane Doe</span>
        <span>{words.question}</span>
        <span className={classes.time}>14:21</span>
      </div>
      <svg className={classes.line} viewBox="0 0 60 44" aria-hidden="true">
        <path d="M12 0v18a12 12 0 0 0 12 12h24" />
        <path d="m42 24 6.5 6-6.5 6" />
      </svg>
      <div className={classes.delivery} aria-hidden="true">
        <div className={classes.request}>
          <span className={classes.verb}>POST</span>
          <span className={classes.url}>agency.example/whatsapp</span>
          <span className={classes.code}>200</span>
        </div>
        <pre className={classes.body}>
          {'{\n  '}
          <b>{'"event"'}</b>
          {': '}
          <i>{'"message.received"'}</i>
          {',\n  '}
          <b>{'"data"'}</b>
          {': {\n    '}
          <b>{'"from"'}</b>
          {': '}
          <i>{'"15551234567"'}</i>
          {',\n    '}
          <b>{'"text"'}</b>
          {': '}
          <i>{JSON.stringify(words.questionCut)}</i>
          {'\n  }\n}'}
        </pre>
        <div className={classes.signature}>X-Whathooks-Signature: sha256=9f2c…</div>
      </div>
      <svg className={classes.lineBack} viewBox="0 0 60 44" aria-hidden="true">
        <path d="M12 0v18a12 12 0 0 0 12 12h24" />
        <path d="m42 24 6.5 6-6.5 6" />
      </svg>
      <div className={classes.reply} aria-hidden="true">
        <span>{words.answer}</span>
        <span className={classes.time}>
          14:21 <IconChecks size={15} stroke={2} className={classes.ticks} />
        </span>
      </div>
    </div>
  );
}

import { STATUS_REASON_MEANINGS, type StatusReason } from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';
import classes from '../frame/error-catalogue.module.css';
import { SILENT_TROUBLES, type Trouble, TROUBLE_GROUPS } from './linking-troubles';

/** Title of the section of what WhatsApp does not tell. */
const SILENT = 'What only the phone says';

/** Sections of the page: one for each group of reasons. */
export const LINKING_SECTIONS = [
  ...TROUBLE_GROUPS.map(({ id, title }) => [id, title] as const),
  ['told-nothing', SILENT] as const,
];

/** Every reason, each to be linked to by its name. */
export function LinkingReasons() {
  return (
    <>
      {TROUBLE_GROUPS.map(({ id, title, lead, reasons }) => (
        <section key={id} className={classes.group} aria-labelledby={id}>
          <h2 id={id} className={classes.status}>
            {title}
          </h2>
          <p>{lead}</p>
          <dl className={classes.list}>
            {(Object.entries(reasons) as [StatusReason, Trouble][]).map(([reason, trouble]) => (
              <div key={reason} id={reason} className={classes.error}>
                <dt>
                  <a href={`#${reason}`} className={classes.code}>
                    <code>{reason}</code>
                  </a>
                </dt>
                <dd>{STATUS_REASON_MEANINGS[reason]}</dd>
                <dd>
                  <strong>On the phone:</strong> {trouble.phone}
                </dd>
                <dd>
                  <strong>What to do:</strong> {trouble.todo}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className={classes.group} aria-labelledby="told-nothing">
        <h2 id="told-nothing" className={classes.status}>
          {SILENT}
        </h2>
        <p>WhatsApp tells whathooks nothing of these, so the status stays QR.</p>
        <DocTable
          label={SILENT}
          head={['On the phone', 'Cause', 'What to do']}
          rows={SILENT_TROUBLES}
        />
      </section>
    </>
  );
}

import type { Entry, GroupDetails } from '../../data/reference-data';
import { CodeBlock } from '../../../../../shared/ui/code-block';
import { answerWords, words } from '../../words';
import { tinted } from '../../../../../features/samples/shown/tinted';
import classes from './entry-columns.module.css';
import { Fields } from './fields';
import { Part } from './part';

/** What a webhook gets when something happened. */
export function EventView({ entry, details }: { entry: Entry; details: GroupDetails }) {
  const event = details.events[entry.id];
  if (!event) return null;
  const payload = JSON.stringify(event.example, null, 2);
  return (
    <div className={classes.root}>
      <div className={classes.words}>
        <p className={classes.needs}>
          {words.eventLead} <a href={words.verifyHref}>{words.verify}</a>
        </p>
        <Part title={words.envelope}>
          <Fields fields={details.shapes[event.shape] ?? []} shapes={details.shapes} />
        </Part>
      </div>
      <CodeBlock label={answerWords.payload} code={payload} html={tinted(payload)} />
    </div>
  );
}

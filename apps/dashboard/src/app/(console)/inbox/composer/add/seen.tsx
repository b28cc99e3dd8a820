import { ContentSketch } from '../../conversation/content-sketch';
import type { Content } from '../../conversation/drafts';
import classes from './seen.module.css';
import { words } from './words';

/** Shows what the chat will see. */
export function Seen({ content }: { content: Content }) {
  return (
    <figure className={classes.root}>
      <figcaption className={classes.caption}>{words.seen}</figcaption>
      <div className={classes.bubble} dir="auto">
        <ContentSketch content={content} />
      </div>
    </figure>
  );
}

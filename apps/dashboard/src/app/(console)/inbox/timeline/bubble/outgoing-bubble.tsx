import { Button, Progress } from '@mantine/core';
import { formatSize } from '../../../../../features/messages/media/media-facts';
import { emojisAlone } from '../../../../../features/messages/content/emojis-alone';
import { Ticks } from '../../../../../features/messages/ticks';
import type { Outgoing } from '../../conversation/outbox';
import { useConversation } from '../../conversation/conversation-context';
import { refusalText } from '../refusal-text';
import { ContentSketch } from '../../conversation/content-sketch';
import { Bubble, Emojis } from './bubble';
import classes from './bubble.module.css';
import { words } from '../words';

/** A message that was written here and is not stored yet; or why it could not be sent, with a way to try again. */
export function OutgoingBubble({ entry }: { entry: Outgoing }) {
  const { outbox } = useConversation();
  const { problem, file, album = [], share } = entry;
  return (
    <Bubble own failed={problem !== null} foot={<Ticks status={problem ? 'failed' : 'pending'} />}>
      {file && (
        <span className={classes.file} dir="auto">
          <bdi>{file.file.name}</bdi> · {formatSize(file.file.size)}
        </span>
      )}
      {album.map((one, index) => (
        <span key={index} className={classes.file} dir="auto">
          <bdi>{one.file.name}</bdi> · {formatSize(one.file.size)}
        </span>
      ))}
      {share !== null && (
        <Progress value={share * 100} size="sm" aria-label={words.uploading(share)} />
      )}
      {entry.content && <ContentSketch content={entry.content} />}
      <Said entry={entry} />
      {problem && (
        <div className={classes.refused} dir="auto" role="alert">
          <p>{refusalText(problem)}</p>
          <Button size="compact-xs" variant="default" onClick={() => outbox.retry(entry)}>
            {words.sendAgain}
          </Button>{' '}
          <Button size="compact-xs" variant="default" onClick={() => outbox.drop(entry.key)}>
            {words.discard}
          </Button>
        </div>
      )}
    </Bubble>
  );
}

/** Its text, as large as it is going to be once it is stored. */
function Said({ entry: { text, file, album = [] } }: { entry: Outgoing }) {
  const emojis = text && !file && album.length === 0 ? emojisAlone(text) : null;
  return emojis === null ? text : <Emojis text={text} count={emojis} />;
}

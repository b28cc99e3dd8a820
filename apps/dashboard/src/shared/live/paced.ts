/** How often something is brought up to date, in milliseconds. */
interface Pace {
  /** Shortest pause, which gathers what comes together. */
  least: number;
  /** Longest pause, however slow the machine is. */
  most: number;
  /** Calls back once what was done is on the screen. */
  drawn: (done: () => void) => void;
}

/** The page rests for so many times what a drawing takes: the rest of its time belongs to whoever uses it. */
const REST = 2;

/**
 * Runs `work` once for all calls since it ran last. The longer the page needs to draw what changed, the longer it
 * gathers: a flood takes no more than a third of the time of a slow machine.
 */
export function paced(work: () => void, { least, most, drawn }: Pace): () => void {
  let state: 'idle' | 'waiting' | 'drawing' = 'idle';
  let isAsked = false;
  const wait = (pause: number) => {
    state = 'waiting';
    setTimeout(run, pause);
  };
  const run = () => {
    state = 'drawing';
    isAsked = false;
    const began = performance.now();
    try {
      work();
    } finally {
      // What failed once does not stop what comes after it.
      drawn(() => {
        state = 'idle';
        const took = performance.now() - began;
        if (isAsked) wait(Math.min(Math.max(took * REST, least), most));
      });
    }
  };
  return () => {
    isAsked = true;
    if (state === 'idle') wait(least);
  };
}

/** Calls back after the next drawing; in a tab in the background, which draws nothing, after `most` milliseconds. */
export function afterDrawing(most: number): (done: () => void) => void {
  return (done) => {
    let isDone = false;
    const end = () => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(end, most);
    requestAnimationFrame(() => setTimeout(end));
  };
}

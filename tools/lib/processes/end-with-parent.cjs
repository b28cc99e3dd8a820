// @ts-check
/**
 * Loaded into the programs that `npm start` and `npm run dev` run, before their own code. They stand
 * in process groups of their own, so that Ctrl-C reaches them in good order and not all at once; a
 * parent that was killed can no longer tell them to stop. The channel to it closes with it.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

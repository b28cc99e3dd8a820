import { AppStateError } from '../../../api/app-state';

/** WhatsApp may or may not have accepted the change. */
export function unanswered(error: unknown): AppStateError {
  if (error instanceof AppStateError) return error;
  return new AppStateError(
    'unanswered',
    `WhatsApp did not say whether it accepted the change: ${String(error)}`,
  );
}

/** @param code of the error with which the server answered a patch. */
export function refused(code: string): AppStateError {
  const isFinal = /^4\d\d$/.test(code) && !['408', '429'].includes(code);
  return new AppStateError(
    isFinal ? 'refused' : 'unanswered',
    `WhatsApp answered the change with error ${code}.`,
  );
}

export function missingKey(): AppStateError {
  return new AppStateError('no_key', 'The phone has not shared the key of its app state yet.');
}

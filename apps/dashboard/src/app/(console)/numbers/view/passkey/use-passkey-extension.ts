'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PasskeyAssertionRequest, PasskeyOptionsView } from '@whathooks/dto';
import { EXTENSION_ERRORS, EXTENSION_FAILED } from './words';

const EXTENSION = 'whathooks-passkey-extension';

/** What the extension tells this page, from the click on its icon on. */
interface Told {
  from: typeof EXTENSION;
  type: 'ready' | 'outcome';
  requestId?: string;
  answer?: PasskeyAssertionRequest;
  error?: string;
}

export interface PasskeyExtension {
  /** It was told, by a click on its icon, that this page may ask it. */
  isReady: boolean;
  isSigning: boolean;
  /** Why it did not sign, in words. */
  failure: string | null;
  sign: (options: PasskeyOptionsView) => void;
  /** Waits for the extension no longer, whether or not it can be reached. */
  cancel: () => void;
}

/**
 * Finds the browser extension and has it sign. It is let into this page by a click on its icon, and only
 * then: until somebody clicks, no page can know whether it is there.
 */
export function usePasskeyExtension(
  onAnswer: (answer: PasskeyAssertionRequest) => void,
): PasskeyExtension {
  const [isReady, setReady] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const latest = useRef({ pending, onAnswer });
  useEffect(() => {
    latest.current = { pending, onAnswer };
  });

  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<Told | null>) => {
      if (source !== window || origin !== location.origin || data?.from !== EXTENSION) return;
      if (data.type === 'ready') setReady(true);
      if (data.type !== 'outcome' || data.requestId !== latest.current.pending) return;
      setPending(null);
      if (data.error === 'gone') setReady(false);
      if (data.answer) latest.current.onAnswer(data.answer);
      else setFailure(EXTENSION_ERRORS[data.error ?? ''] ?? EXTENSION_FAILED);
    };
    window.addEventListener('message', hear);
    tell({ type: 'hello' });
    return () => {
      window.removeEventListener('message', hear);
      if (latest.current.pending) tell({ type: 'cancel' });
    };
  }, []);

  const sign = useCallback((options: PasskeyOptionsView) => {
    const requestId = crypto.randomUUID();
    setFailure(null);
    setPending(requestId);
    tell({ type: 'sign', requestId, options });
  }, []);

  const cancel = useCallback(() => {
    setPending(null);
    tell({ type: 'cancel' });
  }, []);

  return { isReady, isSigning: pending !== null, failure, sign, cancel };
}

function tell(message: object): void {
  window.postMessage({ to: EXTENSION, ...message }, location.origin);
}

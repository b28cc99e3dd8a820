import { type KeyboardEvent, type ReactNode, useRef } from 'react';

interface SearchFieldProps {
  /** Names the field, and stands in it while it is empty. */
  label: string;
  q: string;
  onSearch: (q: string) => void;
  /** Id of the list that the search narrows, which stands in `children`. */
  controls: string;
  onFocus?: () => void;
  onEnter?: () => void;
  className?: string;
  fieldClassName?: string;
  children: ReactNode;
}

/** A field over what it finds. Arrow keys go from the field through the links and back; Escape empties it. */
export function SearchField({
  label,
  q,
  onSearch,
  controls,
  onFocus,
  onEnter,
  className,
  fieldClassName,
  children,
}: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <search
      className={className}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onSearch('');
          field.current?.focus();
        }
        moveFocus(event);
      }}
    >
      <input
        ref={field}
        type="search"
        className={fieldClassName}
        aria-label={label}
        placeholder={label}
        aria-controls={controls}
        value={q}
        onFocus={onFocus}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {children}
    </search>
  );
}

/** From the field into what is found and back, over what is folded. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a, summary')].filter(
    (stop) => stop.checkVisibility(),
  );
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The mark: a speech bubble that holds a hook. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M10 2h12a8 8 0 0 1 8 8v9a8 8 0 0 1-8 8h-9.2l-5.3 3.7c-.7.5-1.6 0-1.6-.8v-4.1A8 8 0 0 1 2 19v-9a8 8 0 0 1 8-8Z"
        fill="#0f7353"
      />
      <path
        d="M20.5 10.2v6.3a4.75 4.75 0 0 1-9.5 0v-.9m0 0-2.2 2.3m2.2-2.3 2.3 2.2"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="20.5" cy="8.4" r="1.9" fill="#fff" />
    </svg>
  );
}

// SPDX-License-Identifier: EUPL-1.2
// Small parts that everything is made of. Text is text: no part makes HTML of a string.
import type { ComponentChildren, JSX } from 'preact';
import { plain, type Trick } from '../pure/disguise';
import { w } from '../words';

type Tone = 'main' | 'quiet' | 'plain' | 'danger';
const looks: Readonly<Record<Tone, string>> = {
  main: 'utrecht-button--primary-action',
  quiet: 'utrecht-button--secondary-action',
  plain: 'utrecht-button--subtle',
  danger: 'utrecht-button--secondary-action button-danger',
};

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'class' | 'className'> & {
  tone?: Tone;
  shortcut?: string;
};

export function Button({ tone = 'quiet', shortcut, children, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      class={`utrecht-button utrecht-button--html-button ${looks[tone]}`}
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut && <Key name={shortcut} />}
    </button>
  );
}

// A key on a button is a hint for the eye; aria-keyshortcuts tells others.
export function Key({ name }: { name: string }) {
  return (
    <kbd class="key" aria-hidden="true">
      {name.replace('Control+Enter', 'Ctrl ⏎').toUpperCase().replace('CTRL', 'Ctrl')}
    </kbd>
  );
}

// A citizen's words or name: kept apart in direction, disguise taken off and told.
export function Theirs({ text, lang }: { text: string; lang?: string }) {
  const shown = plain(text);
  return (
    <>
      <bdi {...(lang ? { lang } : {})}>{shown.text}</bdi>
      <Tricks tricks={shown.tricks} />
    </>
  );
}

export function Tricks({ tricks }: { tricks: readonly Trick[] }) {
  if (tricks.length === 0) return null;
  return (
    <span class="badge badge-warn tricks">
      <span class="unseen">{w().ticket.tricks} </span>
      {tricks.map((t) => w().ticket[t]).join(', ')}
    </span>
  );
}

export function Unseen({ children }: { children: ComponentChildren }) {
  return <span class="unseen">{children}</span>;
}

// One drawing a meaning; the word beside it says the same.
const drawings = {
  urgent: 'M12 2 1.500 21h21zM12 9v6M12 18v.5',
  high: 'M12 20V5M5.500 11 12 4.500 18.500 11',
  event: 'M5 21V3h13l-3 4.500L18 12H5',
  check: 'M4 12.500 9.500 18 20 6.500',
  eye: 'M2 12q10-13 20 0-10 13-20 0zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  pen: 'M4 20l1-4.500L16.500 4 20 7.500 8.500 19z',
  back: 'M14.500 5 8 12l6.500 7',
  out: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.500V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
} as const;

export function Icon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

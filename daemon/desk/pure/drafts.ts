// SPDX-License-Identifier: EUPL-1.2
// What somebody was typing, kept in the browser beside the copy that goes to the daemon with each
// beat: a reload, a crash of the tab's page or a lapsed claim loses no word. Only for this tab, and
// gone when it closes (sessionStorage).

export interface Draft {
  text: string;
  token: number; // 0: not held
  post: string; // the post that it answers, '' = the newest
}

export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const key = (ticket: string): string => `wc.draft.${ticket}`;
const empty: Draft = { text: '', token: 0, post: '' };

export function keepDraft(store: Store, ticket: string, draft: Draft): void {
  try {
    if (!draft.text && !draft.token) store.removeItem(key(ticket));
    else store.setItem(key(ticket), JSON.stringify(draft));
  } catch {
    // A full store: the daemon has the copy of the last beat.
  }
}

export function keptDraft(store: Store, ticket: string): Draft {
  try {
    const kept = JSON.parse(store.getItem(key(ticket)) ?? '{}') as Partial<Draft>;
    return {
      text: typeof kept.text === 'string' ? kept.text : '',
      token: typeof kept.token === 'number' ? kept.token : 0,
      post: typeof kept.post === 'string' ? kept.post : '',
    };
  } catch {
    return empty;
  }
}

// Which text a new holder starts with: our own words first, then what the last holder left.
export function startText(own: string, left: string): string {
  return own.trim() ? own : left;
}

// Puts a standard answer at the cursor, with an empty line between it and words around it.
export function insertAt(
  text: string,
  at: number,
  words: string,
): { text: string; cursor: number } {
  const head = text.slice(0, at).trimEnd();
  const tail = text.slice(at).trimStart();
  const start = head ? `${head}\n\n${words}` : words;
  return { text: tail ? `${start}\n\n${tail}` : start, cursor: start.length };
}

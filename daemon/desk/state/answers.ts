// SPDX-License-Identifier: EUPL-1.2
// Standard answers, read once a session; those of the ticket's topics and language come first.
import { signal } from '@preact/signals';
import { api } from '../api/client';
import type { Answer, Ticket } from '../api/types';

export const answers = signal<readonly Answer[] | undefined>(undefined);

export async function readAnswers(): Promise<void> {
  if (answers.value) return;
  try {
    answers.value = (await api.answers()).answers;
  } catch {
    // The next ticket asks again.
  }
}

export interface Fitting {
  fit: Answer[];
  other: Answer[];
}

export function fitting(all: readonly Answer[], ticket: Ticket): Fitting {
  const speaks = (a: Answer): boolean => !ticket.language || a.language === ticket.language;
  const fit = all.filter((a) => speaks(a) && a.topics.some((t) => ticket.topics.includes(t)));
  return { fit, other: all.filter((a) => !fit.includes(a)) };
}

// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'preact/hooks';
import type { Answer, Ticket } from '../api/types';
import { answers, fitting, readAnswers } from '../state/answers';
import { w } from '../words';
import { Button, Unseen } from './parts';

function Choices({ list, insert }: { list: readonly Answer[]; insert: (text: string) => void }) {
  return (
    <ul class="answers-list">
      {list.map((a) => (
        <li key={`${a.id}/${a.language}`}>
          <Button tone="plain" title={a.text} onClick={() => insert(a.text)}>
            <Unseen>{w().compose.insert} </Unseen>
            <span lang={a.language}>{a.title}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function Answers({ ticket, insert }: { ticket: Ticket; insert: (text: string) => void }) {
  useEffect(() => void readAnswers(), []);
  const { fit, other } = fitting(answers.value ?? [], ticket);
  if (fit.length + other.length === 0) return null;
  return (
    <div class="answers">
      <h4>{w().compose.answers}</h4>
      {fit.length > 0 ? (
        <Choices list={fit} insert={insert} />
      ) : (
        <p class="quiet">{w().compose.answersNone}</p>
      )}
      {other.length > 0 && (
        <details>
          <summary>{w().compose.answersOther}</summary>
          <Choices list={other} insert={insert} />
        </details>
      )}
    </div>
  );
}

// SPDX-License-Identifier: EUPL-1.2
// The tray at the bottom: answers on their way, and what was just done with its way back.
import { canUndo, forget, outgoing, undoReply, type Going } from '../state/outgoing';
import { second } from '../state/clock';
import { close, notices, type Notice } from '../state/notice';
import { addressOfTicket, place } from '../state/route';
import { w } from '../words';
import { OutState } from './out';
import { Button, Icon, Theirs, Unseen } from './parts';

function CloseButton({ act }: { act: () => void }) {
  return (
    <Button tone="plain" onClick={act}>
      <Icon name="close" />
      <Unseen>{w().out.close}</Unseen>
    </Button>
  );
}

function Outgoing({ going }: { going: Going }) {
  const { out } = going;
  const undo = canUndo(out, second.value);
  return (
    <li class={`notice notice-${out.state}`}>
      <span class="notice-text">
        <a class="notice-to" href={addressOfTicket(place.value.tab, out.ticket)}>
          {w().out.to} <Theirs text={going.to || w().list.noAuthor} />
        </a>
        <OutState out={out} />
      </span>
      {undo && (
        <Button tone="main" shortcut="u" onClick={() => void undoReply(out)}>
          {w().out.undo}
        </Button>
      )}
      {!undo && <CloseButton act={() => forget(out.id)} />}
    </li>
  );
}

function Passing({ notice }: { notice: Notice }) {
  const { undo } = notice;
  const back = (): void => {
    close(notice.key);
    undo?.();
  };
  return (
    <li class={`notice notice-${notice.tone}`}>
      <span class="notice-text">{notice.text}</span>
      {undo && (
        <Button tone="main" shortcut="u" onClick={back}>
          {w().out.undo}
        </Button>
      )}
      <CloseButton act={() => close(notice.key)} />
    </li>
  );
}

export function Notices() {
  if (notices.value.length + outgoing.value.length === 0) return null;
  return (
    <section class="tray" aria-label={w().out.tray}>
      <ul>
        {outgoing.value.map((going) => (
          <Outgoing key={going.out.id} going={going} />
        ))}
        {notices.value.map((notice) => (
          <Passing key={notice.key} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

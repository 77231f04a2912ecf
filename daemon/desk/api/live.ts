// SPDX-License-Identifier: EUPL-1.2
// The live feed: log events as they happen. The browser sends Last-Event-ID when it reconnects by
// itself; after a refusal we start anew, and whoever listens reads its lists again.
import type { LogEvent } from './types';

export interface Feed {
  event(event: LogEvent): void;
  again(): void; // everything may have changed: read it again
  state(live: boolean): void;
}

const retryMsMax = 30_000;

export function follow(feed: Feed): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait_ms = 1_000;
  let stopped = false;
  const open = (): void => {
    source = new EventSource('/api/live');
    let fresh = true; // a new source has no Last-Event-ID: what it missed is read from the lists
    source.onopen = () => {
      wait_ms = 1_000;
      feed.state(true);
      if (fresh) feed.again();
      fresh = false;
    };
    source.addEventListener('log', (e) => feed.event(JSON.parse(e.data as string) as LogEvent));
    source.addEventListener('reset', () => feed.again());
    source.onerror = () => {
      feed.state(false);
      if (source?.readyState !== EventSource.CLOSED || stopped) return;
      timer = setTimeout(open, wait_ms * (0.5 + Math.random()));
      wait_ms = Math.min(wait_ms * 2, retryMsMax);
    };
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

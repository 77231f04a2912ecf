// SPDX-License-Identifier: EUPL-1.2
// The live feed: log events as they happen. The browser sends Last-Event-ID when it reconnects by
// itself; after a refusal we start anew, and whoever listens reads its lists again.
import { api } from './client';
import type { LogEvent } from './types';

export interface Feed {
  event(event: LogEvent): void;
  again(): void; // everything may have changed: read it again
  state(live: boolean): void;
}

const retryMsMax = 30_000;

// Why the feed is refused: a browser does not tell. HEAD is no use of the session, as any other
// call would be. Without one, api.me() is refused too, which shows the log-in page.
async function lookWhy(): Promise<void> {
  try {
    const signal = AbortSignal.timeout(15_000);
    const answer = await fetch('/api/live', { method: 'HEAD', cache: 'no-store', signal });
    if (answer.status === 401) await api.me();
  } catch {
    // Away, or nobody is logged in: both are seen elsewhere.
  }
}

export function follow(feed: Feed): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait_ms = 1_000;
  let stopped = false;
  const later = async (): Promise<void> => {
    await lookWhy();
    if (stopped) return;
    timer = setTimeout(open, wait_ms * (0.5 + Math.random()));
    wait_ms = Math.min(wait_ms * 2, retryMsMax);
  };
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
    // The session is over. Another tab may have logged in since: then the feed goes on.
    source.addEventListener('ended', () => {
      source?.close();
      feed.state(false);
      void later();
    });
    source.onerror = () => {
      feed.state(false);
      if (source?.readyState === EventSource.CLOSED && !stopped) void later();
    };
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

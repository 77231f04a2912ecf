// SPDX-License-Identifier: EUPL-1.2
// The shapes of daemon/web/openapi.json, by hand. Times are ISO 8601 texts; nothing is computed
// here.

export type Role = 'staff' | 'coordinator' | 'ops' | 'auditor' | 'editor';
export type Language = 'nl' | 'en';
export type TicketState = 'waiting' | 'claimed' | 'snoozed' | 'backoffice' | 'finished' | 'erased';
export type Lane = 'urgent' | 'event' | 'ordinary';
export type Urgency = 'spoed' | 'hoog' | 'normaal' | 'laag';
export type OutState = 'pending' | 'sending' | 'unknown' | 'sent' | 'failed' | 'cancelled';
export type FinishReason =
  'answered_elsewhere' | 'no_answer_needed' | 'not_for_us' | 'spam' | 'abuse' | 'duplicate';

export interface Me {
  name: string;
  roles: Role[];
  language: Language;
  undo_ms: number;
  beat_ms: number;
  drill: boolean;
}

export interface Ticket {
  id: string;
  state: TicketState;
  lane: Lane;
  urgency: Urgency;
  topics: string[];
  platform: string;
  account: string;
  language: string;
  arrived: string;
  due: string;
  score: number;
  posts: number;
  author: string;
  excerpt: string;
  owner: string;
  lease_until: string | null;
  version: number;
  reason: string;
  office: string;
}

export interface ReplyRule {
  allowed: boolean;
  why: string;
  until: string | null;
  channel: 'public' | 'private';
  counter: 'x_weighted' | 'graphemes' | 'code_points';
  length_max: number;
  cost_microdollars: number;
  link_cost_microdollars: number;
}

// start and end count bytes of the post's text in UTF-8.
export interface Reason {
  rule: string;
  text: string;
  start: number;
  end: number;
}

export interface Verdict {
  signal: boolean;
  topics: string[];
  urgency: string;
  language: string;
  reasons: Reason[];
}

export interface Post {
  id: string;
  platform: string;
  kind: string;
  ours: boolean;
  parent: string;
  author: string;
  handle: string;
  text: string;
  url: string;
  at: string;
  erased: boolean;
  reply: ReplyRule;
  verdict: Verdict;
}

export interface Out {
  id: string;
  kind: string;
  ticket: string;
  post: string;
  text: string;
  who: string;
  state: OutState;
  made: string;
  not_before: string;
  tries: number;
  looks: number;
  tried: string | null;
  code: string;
  receipt_id: string;
  receipt_url: string;
}

export interface LogEvent {
  id: string;
  at: string;
  who: string;
  verb: string;
  ticket: string;
  platform: string;
  topics: string;
  urgency: string;
  lane: string;
  route: string;
  from: string;
  to: string;
  detail: string;
  cost_microdollars: number;
}

export interface Claim {
  ticket: string;
  token: number;
  until: string;
  draft: string;
}

export interface Topic {
  id: string;
  nl: string;
  en: string;
  back_office: string;
}

export interface TicketList {
  tickets: Ticket[];
  counts: Record<string, number>;
  as_of: string;
}

export interface Dossier {
  ticket: Ticket;
  posts: Post[];
  outs: Out[];
  log: LogEvent[];
  draft: string;
  looking: string[];
  typing: string;
}

export interface Surge {
  event: string;
  nl: string;
  en: string;
  on: boolean;
  until: string | null;
  by: string;
}

export interface SourceHealth {
  name: string;
  platform: string;
  account: string;
  reads: string;
  state: 'well' | 'waiting' | 'failing' | 'off';
  code: string;
  last_success: string | null;
  last_try: string | null;
  newest: string | null;
  gaps: number;
  holes: { after: string; until: string }[];
  rest_ms: number;
  posts: number;
  bad: number;
  microdollars: number;
}

export interface OpsReport {
  now: string;
  version: string;
  sources: SourceHealth[];
  counts: Record<string, number>;
  warnings: string[];
  redis: { ok: boolean; code: string };
  oldest_waiting: string | null;
  rules: number;
}

export interface Answer {
  id: string;
  topics: string[];
  language: string;
  title: string;
  text: string;
  office: string;
}

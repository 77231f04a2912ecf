// SPDX-License-Identifier: EUPL-1.2
// Health for ops: sources, queue, warnings. No citizen's words come to this page.
import type { OpsReport, SourceHealth } from '../api/types';
import { dollars } from '../pure/money';
import { moment, stretch } from '../pure/time';
import { report } from '../state/ops';
import { language, named, platformName, w } from '../words';
import { Icon } from './parts';

const ago = (at: string | null, now: number): string => {
  if (!at) return w().ops.never;
  const age = now - Date.parse(at);
  return age < 60_000 ? w().ops.justNow : w().ops.ago(stretch(age, language.value));
};

function Health({ source }: { source: SourceHealth }) {
  const icon = source.state === 'well' ? 'check' : source.state === 'failing' ? 'urgent' : 'clock';
  return (
    <span class={`badge health-${source.state}`}>
      <Icon name={icon} />
      {w().health[source.state]}
      {source.code && ` (${source.code})`}
    </span>
  );
}

function Source({ source, now }: { source: SourceHealth; now: number }) {
  const words = w().ops;
  const cells: [string, string | number][] = [
    [words.lastSuccess, ago(source.last_success, now)],
    [words.newest, ago(source.newest, now)],
    [words.posts, source.posts],
    [words.badItems, source.bad],
    [words.gaps, source.gaps],
    [words.rest, source.rest_ms > 0 ? `${Math.ceil(source.rest_ms / 1_000)} s` : '–'],
    [words.spent, dollars(source.microdollars, language.value)],
  ];
  return (
    <li class={`card source-${source.state}`}>
      <h3>
        {source.name} <Health source={source} />
      </h3>
      <p class="quiet">
        {platformName(source.platform)} · {source.account} · {source.reads}
      </p>
      <dl class="facts">
        {cells.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {source.holes.length > 0 && (
        <>
          <h4>{words.holes}</h4>
          <ul>
            {source.holes.map((h) => (
              <li key={h.after}>
                {words.hole(
                  moment(h.after, now, language.value),
                  moment(h.until, now, language.value),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function Queue({ r, now }: { r: OpsReport; now: number }) {
  const words = w().ops;
  const facts: [string, string | number][] = [
    [words.redis, r.redis.ok ? words.well : `${words.bad} (${r.redis.code})`],
    [
      words.oldest,
      r.oldest_waiting
        ? stretch(now - Date.parse(r.oldest_waiting), language.value)
        : words.nothing,
    ],
    ...Object.entries(r.counts).map(([k, n]): [string, number] => [named(w().counted, k), n]),
    [words.rules, r.rules],
    [words.version, r.version],
  ];
  return (
    <dl class="facts facts-wide">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function OpsPage() {
  const r = report.value;
  const words = w().ops;
  const now = r ? Date.parse(r.now) : 0;
  return (
    <div class="page">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {!r && <p class="quiet">{w().loading}</p>}
      {r && (
        <>
          <p class="quiet">{words.asOf(moment(r.now, now, language.value))}</p>
          <h2>{words.warnings}</h2>
          {r.warnings.length === 0 && <p>{words.noWarnings}</p>}
          <ul class="warnings">
            {r.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
          <h2>{words.queue}</h2>
          <Queue r={r} now={now} />
          <h2>{words.sources}</h2>
          {r.sources.length === 0 && <p>{words.noSources}</p>}
          <ul class="cards">
            {r.sources.map((s) => (
              <Source key={s.name} source={s} now={now} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

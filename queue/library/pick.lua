-- SPDX-License-Identifier: EUPL-1.2
-- The next ticket: urgent strictly first, then start-time fair queueing between event and ordinary.
-- Each class has the tag at which its last pick ended; a class that was empty starts at the present
-- virtual time, so it saves no credit.

local function first_of(w, lane)
  local row = redis.call('ZRANGE', w:key(':z:waiting:' .. lane), 0, 0, 'WITHSCORES')
  return row[1], tonumber(row[2] or '0')
end

-- Which of the two classes is due, by the smaller start tag; of equals, by the older score.
local function fair(w, weights)
  local kept = redis.call('HMGET', w:key(':fair'), 'now', 'event', 'ordinary')
  local now = tonumber(kept[1] or '0')
  local ends = {event = tonumber(kept[2] or '0'), ordinary = tonumber(kept[3] or '0')}
  local best
  for _, lane in ipairs({'event', 'ordinary'}) do
    local id, score = first_of(w, lane)
    if id then
      local c = {id = id, lane = lane, start = math.max(now, ends[lane]), score = score}
      if not best or c.start < best.start or (c.start == best.start and c.score < best.score) then
        best = c
      end
    end
  end
  if not best then return nil end
  w:plan('HSET', w:key(':fair'), 'now', string.format('%.17g', best.start), best.lane,
    string.format('%.17g', best.start + 1 / weights[best.lane]))
  return best.id
end

verb('pick', 'spare', {'op', 'id', 'whole', 'whole', 'whole', 'whole'},
  function(w, who, lease, claims_max, event_weight, ordinary_weight)
    if event_weight < 1 or ordinary_weight < 1 then
      refuse('bad_arguments', 'a weight is 1 or more')
    end
    w:refuse_too_many(who, claims_max)
    local id = first_of(w, 'urgent') or fair(w, {event = event_weight, ordinary = ordinary_weight})
    if not id then
      w.idle = true
      return {}
    end
    local t = w:ticket(id)
    w:grant(t, who, lease, 'claimed')
    return claim_answer(t)
  end)

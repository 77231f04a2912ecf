-- SPDX-License-Identifier: EUPL-1.2
-- What screens show, each in one consistent look.

-- Tickets of a sorted set: id, ticket, newest citizen's post. The smallest score first; of those
-- that rest, the last to come.
local RESTS = {finished = true, erased = true}
verb('list', 'read', {'zset', 'whole'}, function(w, name, count_max)
  if count_max < 1 then return {} end
  local ids = redis.call(RESTS[name] and 'ZREVRANGE' or 'ZRANGE', w:key(':z:' .. name), 0,
    math.min(count_max, 1000) - 1)
  local rows = {}
  for _, id in ipairs(ids) do
    local packed = redis.call('HGET', w:key(':ticket'), id)
    local last = cjson.decode(packed).last
    rows[#rows + 1] = id
    rows[#rows + 1] = packed
    rows[#rows + 1] = last and redis.call('HGET', w:key(':post'), last) or ''
  end
  return rows
end)

local function with_values(w, names, hash)
  local rows = {}
  for _, id in ipairs(names) do
    rows[#rows + 1] = id
    rows[#rows + 1] = redis.call('HGET', w:key(hash), id) or ''
  end
  return rows
end

verb('dossier', 'read', {'id'}, function(w, id)
  local packed = redis.call('HGET', w:key(':ticket'), id)
  if not packed then refuse('not_found', 'no ticket ' .. id) end
  local posts = redis.call('ZRANGE', w:key(':posts:' .. id), -1000, -1)
  local outs = redis.call('ZRANGE', w:key(':outs:' .. id), 0, -1)
  return {packed, with_values(w, posts, ':post'),
    redis.call('ZRANGE', w:key(':gone:' .. id), 0, -1, 'WITHSCORES'),
    with_values(w, outs, ':out'), redis.call('HGET', w:key(':draft'), id) or '',
    redis.call('ZRANGEBYSCORE', w:key(':look:' .. id), w.now + 1, '+inf'),
    redis.call('HGET', w:key(':asked'), id) or '', whole(w.now)}
end)

-- Outbox entries of a state, the oldest first.
verb('outs', 'read', {'out_state', 'whole'}, function(w, state, count_max)
  local names = {state}
  if state == 'pending' or state == 'unknown' then
    names = {}
    for _, dest in ipairs(redis.call('SMEMBERS', w:key(':dests'))) do
      names[#names + 1] = state .. ':' .. dest
    end
  end
  local rows = {}
  for _, name in ipairs(names) do
    for _, id in ipairs(redis.call('ZRANGE', w:key(':o:' .. name), 0, count_max - 1)) do
      rows[#rows + 1] = id
      rows[#rows + 1] = redis.call('HGET', w:key(':out'), id)
    end
  end
  return rows
end)

verb('counts', 'read', {}, function(w)
  local rows = {}
  local function add(name, number)
    rows[#rows + 1] = name
    rows[#rows + 1] = whole(number)
  end
  local function card(name) return redis.call('ZCARD', w:key(name)) end
  local waiting = 0
  for _, lane in ipairs({'urgent', 'event', 'ordinary'}) do
    local n = card(':z:waiting:' .. lane)
    waiting = waiting + n
    add(lane, n)
  end
  add('waiting', waiting)
  for _, st in ipairs({'claimed', 'snoozed', 'backoffice', 'finished', 'erased'}) do
    add(st, card(':z:' .. st))
  end
  for _, st in ipairs({'sending', 'sent', 'failed', 'cancelled'}) do add(st, card(':o:' .. st)) end
  local pending, unknown = 0, 0
  for _, dest in ipairs(redis.call('SMEMBERS', w:key(':dests'))) do
    pending = pending + card(':o:pending:' .. dest)
    unknown = unknown + card(':o:unknown:' .. dest)
  end
  add('pending', pending)
  add('unknown', unknown)
  for _, name in ipairs({'posts', 'noise'}) do
    add(name, tonumber(redis.call('HGET', w:key(':ctr'), name) or '0'))
  end
  return rows
end)

-- SPDX-License-Identifier: EUPL-1.2
-- What a caretaker does every second: what lapsed goes back, what is old goes away. A jump of time
-- or a pause of every daemon costs nobody a claim: the leases shift by it.

local AT_MOST = 200
local OPS_KEPT_MS = 8 * 24 * 3600 * 1000
local TOMBS_KEPT_MS = 400 * 24 * 3600 * 1000
local PAUSE_MS = 30 * 1000
local FIRST_LOOK_MS = 5 * 1000

local function lapsed(w, name)
  return redis.call('ZRANGEBYSCORE', w:key(name), '-inf', w.now, 'LIMIT', 0, AT_MOST)
end

-- All of them after a pause: what the first sweep leaves, the second would take from its holder.
local function claims(w, pause)
  local ids = pause > PAUSE_MS and
    redis.call('ZRANGEBYSCORE', w:key(':z:claimed'), '-inf', w.now) or lapsed(w, ':z:claimed')
  for _, id in ipairs(ids) do
    local t = w:ticket(id)
    if pause > PAUSE_MS then
      t.till = t.till + pause
      w:touch(t)
    else
      local who = t.owner
      w:to_lane(t)
      w:event('lapsed', 'caretaker', t, {detail = who})
    end
  end
  return pause > PAUSE_MS and 0 or #ids
end

local function sendings(w)
  local ids = lapsed(w, ':o:sending')
  for _, id in ipairs(ids) do
    local o = w:out(id)
    o.nb, o.tok, o.code = w.now + FIRST_LOOK_MS, 0, 'sender_died'
    w:move_out(o, 'unknown')
    w:out_event('unknown', 'caretaker', o)
  end
  return #ids
end

-- A back office that let its day pass: the question comes back to the desk.
local function offices(w)
  local ids = lapsed(w, ':z:backoffice')
  for _, id in ipairs(ids) do
    local t = w:ticket(id)
    w:to_lane(t)
    w:event('overdue', 'caretaker', t, {detail = t.office})
  end
  return #ids
end

local function prune(w, sorted, hash, before)
  local ids = redis.call('ZRANGEBYSCORE', w:key(sorted), '-inf', before, 'LIMIT', 0, AT_MOST)
  if #ids == 0 then return end
  w:plan('ZREM', w:key(sorted), unpack(ids))
  if hash then w:plan('HDEL', w:key(hash), unpack(ids)) end
end

verb('give_back', 'spare', {}, function(w)
  local swept = tonumber(redis.call('HGET', w:key(':meta'), 'swept') or '')
  local given = {whole(claims(w, swept and w.now - swept or 0)), whole(sendings(w)),
    whole(offices(w))}
  prune(w, ':opz', ':ops', w.now - OPS_KEPT_MS)
  prune(w, ':noisez', ':noise', w.now)
  prune(w, ':tomb', nil, w.now - TOMBS_KEPT_MS)
  w:plan('HSET', w:key(':meta'), 'swept', whole(w.now))
  return given
end)

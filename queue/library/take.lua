-- SPDX-License-Identifier: EUPL-1.2
-- The next entry of these destinations that is due: one to send (pending becomes sending, before
-- the first byte leaves), or an unknown one to look for. An answer to a post that is gone fails
-- here.

local function due(w, dests)
  local best
  for _, dest in ipairs(dests) do
    for _, state in ipairs({'unknown', 'pending'}) do
      local row = redis.call('ZRANGE', w:key(':o:' .. state .. ':' .. dest), 0, 0, 'WITHSCORES')
      local at = tonumber(row[2] or '')
      if at and at <= w.now and (not best or at < best.at) then best = {id = row[1], at = at} end
    end
  end
  return best and w:out(best.id)
end

verb('take', 'spare', {'id', 'whole', 'rest'}, function(w, sender, lease, dests)
  if #dests > 100 then refuse('bad_arguments', 'more than 100 destinations') end
  for _, dest in ipairs(dests) do
    if not KIND.id(dest) then refuse('bad_arguments', 'a destination is not one') end
  end
  local o = due(w, dests)
  if not o then
    w.idle = true
    return {}
  end
  local post = redis.call('HGET', w:key(':post'), o.post)
  if not post and o.st == 'pending' then
    w:settle_failed(o, 'courier', 'gone')
    return {'again'}
  end
  o.tok, o.sender = w:next_token(), sender
  if o.st == 'pending' then
    o.tries, o.tried, o.till = o.tries + 1, w.now, w.now + lease
    w:move_out(o, 'sending')
    w:out_event('sending', 'courier', o)
  else
    o.nb = w.now + lease
    w.out_held[o.id].dirty = true
  end
  return {'taken', o.id, cjson.encode(o), whole(o.tok), post or ''}
end)

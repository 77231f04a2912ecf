-- SPDX-License-Identifier: EUPL-1.2
-- Small things that every daemon must see; presence; the key space itself and its time.

local PUT = {'word', 'words', 'text', 'id', 'words'}
verb('put', '', PUT, function(w, kind, name, json, who, verb_name)
  if json == '' then
    w:plan('HDEL', w:key(':kv:' .. kind), name)
  else
    w:plan('HSET', w:key(':kv:' .. kind), name, json)
  end
  if verb_name ~= '' then w:event(verb_name, who, nil, {detail = kind .. '/' .. name}) end
end)

verb('look_at', 'spare', {'id', 'id', 'whole'}, function(w, id, who, length)
  if not w:ticket(id) then refuse('not_found', 'no ticket ' .. id) end
  local key = w:key(':look:' .. id)
  w:plan('ZREMRANGEBYSCORE', key, '-inf', w.now)
  if length == 0 then
    w:plan('ZREM', key, who)
  else
    w:plan('ZADD', key, w.now + length, who)
    w:plan('PEXPIRE', key, length + 60000)
  end
end)

-- Makes the key space, or says what it is: data version and time.
verb('found', 'spare', {'whole', 'word'}, function(w, version, time)
  local kept = redis.call('HMGET', w:key(':meta'), 'version', 'time')
  if kept[1] then
    w.idle = true
    return {kept[1], kept[2]}
  end
  w.now = time == 'virtual' and 0 or w.now
  w:plan('HSET', w:key(':meta'), 'version', whole(version), 'time', time, 'made', whole(w.now))
  return {whole(version), time}
end)

verb('now', 'read', {}, function(w) return {whole(w.now)} end)

verb('tick', 'spare', {'whole'}, function(w, to)
  if redis.call('HGET', w:key(':meta'), 'time') ~= 'virtual' then
    refuse('wrong_state', 'this key space lives by the clock')
  end
  if to < w.now then refuse('bad_arguments', 'time does not run back') end
  w.now = to
end)

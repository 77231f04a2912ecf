-- SPDX-License-Identifier: EUPL-1.2
-- Who is logged in, and how often a log-in failed. A session is a hash of its own that Redis ends.

verb('start_session', 'spare', {'word', 'id', 'words', 'whole'},
  function(w, id, user, roles, idle)
    local key = w:key(':session:' .. id)
    w:plan('HSET', key, 'user', user, 'roles', roles, 'started', whole(w.now), 'seen', whole(w.now))
    w:plan('PEXPIRE', key, idle)
  end)

verb('session', 'spare', {'word', 'whole'}, function(w, id, idle)
  local key = w:key(':session:' .. id)
  local kept = redis.call('HMGET', key, 'user', 'roles', 'started', 'seen')
  if not kept[1] then refuse('not_found', 'no such session') end
  if tonumber(kept[4]) + idle <= w.now then refuse('not_found', 'the session was idle too long') end
  -- Once a second is enough: a busy desk need not write for each of its requests.
  if w.now - tonumber(kept[4]) < 1000 then w.idle = true end
  w:plan('HSET', key, 'seen', whole(w.now))
  w:plan('PEXPIRE', key, idle)
  return {kept[1], kept[2], kept[3], whole(w.now)}
end)

verb('failure', 'spare', {'words', 'whole'}, function(w, key, window)
  local name = w:key(':fail:' .. key)
  local n = tonumber(redis.call('GET', name) or '0') + 1
  w:plan('SET', name, whole(n), 'PX', whole(window))
  return {whole(n)}
end)

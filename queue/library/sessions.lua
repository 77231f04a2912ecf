-- SPDX-License-Identifier: EUPL-1.2
-- Who is logged in, and how often a log-in failed. A session is a hash of its own that Redis ends.

verb('start_session', 'spare', {'word', 'id', 'words', 'whole'},
  function(w, id, user, roles, idle)
    local key = w:key(':session:' .. id)
    w:plan('HSET', key, 'user', user, 'roles', roles, 'started', whole(w.now), 'seen', whole(w.now))
    w:plan('PEXPIRE', key, idle)
  end)

-- What a session says of itself, and when it was last used.
local function live_session(w, id, idle)
  local kept = redis.call('HMGET', w:key(':session:' .. id), 'user', 'roles', 'started', 'seen')
  if not kept[1] then refuse('not_found', 'no such session') end
  local seen = tonumber(kept[4])
  if seen + idle <= w.now then refuse('not_found', 'the session was idle too long') end
  return {kept[1], kept[2], kept[3], whole(w.now)}, seen
end

-- Somebody uses it.
verb('session', 'spare', {'word', 'whole'}, function(w, id, idle)
  local answer, seen = live_session(w, id, idle)
  local key = w:key(':session:' .. id)
  -- Once a second is enough: a busy desk need not write for each of its requests.
  if w.now - seen < 1000 then w.idle = true end
  w:plan('HSET', key, 'seen', whole(w.now))
  w:plan('PEXPIRE', key, idle)
  return answer
end)

-- Does it still live? An open page asks by itself: that is no use of it.
verb('peek_session', 'read', {'word', 'whole'}, function(w, id, idle)
  return (live_session(w, id, idle))
end)

verb('failure', 'spare', {'words', 'whole'}, function(w, key, window)
  local name = w:key(':fail:' .. key)
  local n = tonumber(redis.call('GET', name) or '0') + 1
  w:plan('SET', name, whole(n), 'PX', whole(window))
  return {whole(n)}
end)

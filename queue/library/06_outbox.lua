-- SPDX-License-Identifier: EUPL-1.2
-- What the verbs share about the outbox. An entry lives: pending, sending, then sent, failed or
-- unknown; an unknown one is looked for until somebody knows.

local LIVE = {pending = true, sending = true, unknown = true}

local function guard_field(o) return o.dest .. '|' .. o.post .. '|' .. o.guard end

function Work:known_out(id)
  local o = self:out(id)
  if not o then refuse('not_found', 'no outbox entry ' .. id) end
  return o
end

-- One event for an entry; the ticket's state may have changed with it.
function Work:out_event(verb_name, who, o, more)
  more = more or {}
  more.detail = o.id .. (o.code and o.code ~= '' and ' ' .. o.code or '')
  self:event(verb_name, who, self:ticket(o.ticket), more)
end

-- It stands at the platform. Accepted from any live state, from anyone.
function Work:settle_sent(o, who, receipt, url, cost)
  self:move_out(o, 'sent')
  o.receipt, o.url, o.code = receipt, url, nil
  if receipt ~= '' then self:set(':receipt', receipt, o.id) end
  self:out_event('sent', who, o, {cost = cost})
end

-- A person called it sent, and now its proof comes: kept with it, and no second sending.
function Work:complete(o, receipt, url)
  if o.receipt ~= '' then return false end
  o.receipt, o.url = receipt, url
  self:set(':receipt', receipt, o.id)
  self.out_held[o.id].dirty = true
  return true
end

-- The posts that this entry was the answer to wait again, if nothing else was done with them since.
function Work:unanswer(t, o)
  if not t.was or t.was.out ~= o.id then return false end
  t.done, t.was = t.was.done, nil
  self:derive(t)
  return true
end

-- It will never be there: the words are free again, and the citizen still waits.
function Work:settle_failed(o, who, code)
  self:move_out(o, 'failed')
  o.code = code
  self:plan('HDEL', self:key(':guard'), guard_field(o))
  local t = self:ticket(o.ticket)
  if self:unanswer(t, o) and t.st == 'finished' then
    t.reason = nil
    self:to_lane(t)
  end
  self:out_event('failed', who, o)
end

-- Our own post came by: it proves the live entry, or completes the one that a person settled.
function Work:prove(dest, parent, guard, id, url, at)
  if redis.call('HEXISTS', self:key(':receipt'), id) == 1 or guard == '' then return end
  local field = dest .. '|' .. parent .. '|' .. guard
  local out = redis.call('HGET', self:key(':guard'), field)
  local o = out and self:out(out)
  if not o or at < o.made - 60000 then return end
  if LIVE[o.st] then self:settle_sent(o, 'intake', id, url, nil) end
  if o.st == 'sent' then self:complete(o, id, url) end
end

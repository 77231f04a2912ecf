-- SPDX-License-Identifier: EUPL-1.2
-- What the verbs share about tickets: how pressing one is, where it goes, who holds it.

-- The ticket takes over what a waiting post asks for: all of it when it waited for nothing yet.
local function absorb(t, h, first)
  if first or presses_more(h, t) then t.lane, t.score, t.topics = h.lane, h.score, h.topics end
  if first or URGENCY_RANK[h.urgency] < URGENCY_RANK[t.urg] then t.urg = h.urgency end
  if first or (h.due > 0 and (t.due == 0 or h.due < t.due)) then t.due = h.due end
  if first or h.at < t.arrived then t.arrived = h.at end
  t.wait = first and 1 or t.wait + 1
end

-- The newest citizen's post is the one that a list shows.
local function show(t, id, h)
  if not t.last or h.at >= t.last_at then
    t.last, t.last_at, t.lang = id, h.at, h.language
  end
end

-- The ids and headers of a ticket's posts as they will be after this call: w.overlay holds what it
-- makes of posts (id → header, or false for one that goes).
function Work:headers(t)
  local ids = redis.call('ZRANGE', self:key(':posts:' .. t.id), 0, -1)
  local seen, list = {}, {}
  for _, id in ipairs(ids) do
    seen[id] = true
    local h = self.overlay[id]
    if h == nil then h = stored_header(redis.call('HGET', self:key(':post'), id)) end
    if h then list[#list + 1] = {id = id, h = h} end
  end
  for id, h in pairs(self.overlay) do
    if h and h.ticket == t.id and not seen[id] then list[#list + 1] = {id = id, h = h} end
  end
  return list
end

-- Derives what a ticket says from its posts again: the last one, and how pressing those are that
-- wait. Slow, for rare verbs.
function Work:derive(t)
  local first = true
  t.last, t.last_at, t.lang, t.wait = nil, nil, nil, 0
  for _, p in ipairs(self:headers(t)) do
    if p.h.kind == 'w' then
      show(t, p.id, p.h)
      if waits(p.h, t) then
        absorb(t, p.h, first)
        first = false
      end
    end
  end
end

-- Nobody's ticket goes where it belongs: to its lane, or to rest when nothing in it waits.
function Work:to_lane(t)
  if t.wait > 0 then
    self:move(t, 'waiting')
  elseif t.last then
    t.reason = t.reason or 'post_deleted'
    self:move(t, 'finished')
  else
    self:move(t, 'erased')
  end
end

-- The ticket that `who` holds with this token; else refuses, with who has it now or nothing.
function Work:held_ticket(id, token, who)
  local t = self:ticket(id)
  if not t then refuse('not_found', 'no ticket ' .. id) end
  if t.st ~= 'claimed' or t.tok ~= token or t.owner ~= who then
    refuse('fenced', t.owner)
  end
  return t
end

-- Gives a ticket to somebody: lease and token.
function Work:grant(t, who, lease, verb_name)
  self:move(t, 'claimed')
  t.owner, t.tok, t.till = who, self:next_token(), self.now + lease
  self:event(verb_name, who, t, {detail = 'token ' .. whole(t.tok)})
end

function Work:refuse_too_many(who, claims_max)
  if redis.call('SCARD', self:key(':mine:' .. who)) >= claims_max then
    refuse('too_many', 'has ' .. claims_max .. ' already')
  end
end

-- Done with a ticket. What is needed to undo it is kept until the next change.
function Work:rest(t, verb_name, who, reason, route, out)
  t.was = {owner = t.owner, tok = t.tok, till = t.till, done = t.done, out = out}
  t.reason = reason
  t.wait = 0
  self:move(t, 'finished')
  t.done = self:event(verb_name, who, t, {detail = out or reason, route = route})
  t.was.ver = t.ver
end

-- Back from rest: to the one who had it when the lease still runs, else to its lane.
function Work:unrest(t, verb_name, who, detail)
  local was = t.was
  t.done, t.was, t.reason = was.done, nil, nil
  self:derive(t)
  if was.owner and was.till > self.now then
    self:move(t, 'claimed')
    t.owner, t.tok, t.till = was.owner, was.tok, was.till
  else
    self:to_lane(t)
  end
  self:event(verb_name, who, t, {detail = detail})
end

function Work:drop_draft(t) self:plan('HDEL', self:key(':draft'), t.id) end

-- What a claimant gets: ticket, token, until, and outside the kept answer the draft.
local function claim_answer(t) return {t.id, whole(t.tok), whole(t.till)} end

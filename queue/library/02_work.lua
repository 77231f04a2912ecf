-- SPDX-License-Identifier: EUPL-1.2
-- One call's work. A verb reads and changes tickets and outbox entries in memory and plans other
-- writes; commit() alone writes. So "read, validate, then write" holds by construction: a refusal
-- or a mistake in a verb leaves Redis as it was.

local Work = {}
Work.__index = Work

local function begin(tag)
  return setmetatable({tag = tag, now = clock(tag), tickets = {}, held = {}, outs = {},
    out_held = {}, overlay = {},
    plans = {}, events = {}, counts = {}, hsets = {}, zadds = {}, zrems = {}}, Work)
end

function Work:key(name) return self.tag .. name end

-- Writes for commit(): commands that cannot fail on a well-typed key space. set() and add() gather
-- the members of one hash or sorted set into one command.
function Work:plan(...) self.plans[#self.plans + 1] = {...} end

local function gather(lists, name, member, value)
  local list = lists[name]
  if not list then
    list = {}
    lists[name] = list
  end
  list[#list + 1] = member
  list[#list + 1] = value
end

function Work:set(name, field, value) gather(self.hsets, name, field, value) end
function Work:add(name, score, member) gather(self.zadds, name, score, member) end
function Work:count(name, by) self.counts[name] = (self.counts[name] or 0) + by end

-- The number that the next event gets.
function Work:upcoming()
  if not self.seq then self.seq = tonumber(redis.call('GET', self:key(':seq')) or '0') end
  return self.seq + 1
end

function Work:next_token()
  if not self.token then self.token = tonumber(redis.call('GET', self:key(':tok')) or '0') end
  self.token = self.token + 1
  return self.token
end

-- Where a ticket stands: the sorted set that its state names, and its score there.
local function place_of(t)
  if t.st == 'waiting' then return ':z:waiting:' .. t.lane, t.score end
  if t.st == 'claimed' then return ':z:claimed', t.till end
  if t.st == 'backoffice' or t.st == 'snoozed' then return ':z:' .. t.st, t.wake end
  return ':z:' .. t.st, t.moved
end

local function place_of_out(o)
  if o.st == 'pending' or o.st == 'unknown' then return ':o:' .. o.st .. ':' .. o.dest, o.nb end
  if o.st == 'sending' then return ':o:sending', o.till end
  return ':o:' .. o.st, o.moved
end

function Work:adopt(id, packed)
  if not packed then
    self.tickets[id] = false
    return false
  end
  local t = cjson.decode(packed)
  t.id = id
  local key, score = place_of(t)
  self.held[id] = {key = key, score = score, owner = t.owner, st = t.st}
  self.tickets[id] = t
  return t
end

-- The ticket, or false.
function Work:ticket(id)
  local t = self.tickets[id]
  if t == nil then t = self:adopt(id, redis.call('HGET', self:key(':ticket'), id)) end
  return t
end

function Work:new_ticket(id, h)
  local t = {id = id, ver = 0, posts = 0, plat = h.platform, acct = h.account, log = ''}
  self.tickets[id] = t
  self.held[id] = {fresh = true, st = ''}
  self:count('tickets', 1)
  return t
end

-- A change of state. Only here.
function Work:move(t, state)
  t.st = state
  t.moved = self.now
  if state ~= 'claimed' then t.owner, t.tok, t.till = nil, nil, nil end
  if state ~= 'backoffice' and state ~= 'snoozed' then t.wake = nil end
end

function Work:touch(t) self.held[t.id].dirty = true end

-- One line of the log, for a ticket (or none); its number. Call it after the change.
function Work:event(verb, who, t, more)
  local seq = self:upcoming()
  self.seq = seq
  local e = {'at', whole(self.now), 'who', who, 'verb', verb}
  local function add(name, value)
    if value and value ~= '' then
      e[#e + 1] = name
      e[#e + 1] = value
    end
  end
  if t then
    local held = self.held[t.id]
    add('ticket', t.id)
    add('platform', t.plat)
    add('topics', t.topics)
    add('urgency', t.urg)
    add('lane', t.lane)
    add('from', held.st)
    add('to', t.st)
    held.st = t.st
    held.dirty = true
    t.ver = t.ver + 1
    t.log = (#t.log > 2000 and t.log:match('^[^,]*,(.*)$') or t.log) ..
      (t.log == '' and '' or ',') .. whole(seq)
  end
  for name, value in pairs(more or {}) do add(name, value) end
  if self.op then add('op', self.op) end
  self.events[#self.events + 1] = {whole(seq) .. '-0', e}
  return seq
end

-- The outbox entry, or false.
function Work:out(id)
  local o = self.outs[id]
  if o == nil then
    local packed = redis.call('HGET', self:key(':out'), id)
    o = packed and cjson.decode(packed) or false
    if o then
      o.id = id
      local key, score = place_of_out(o)
      self.out_held[id] = {key = key, score = score}
    end
    self.outs[id] = o
  end
  return o
end

function Work:new_out(o)
  self.outs[o.id] = o
  self.out_held[o.id] = {dirty = true}
  self:count('outs', 1)
end

function Work:move_out(o, state)
  o.st = state
  o.moved = self.now
  if state ~= 'sending' then o.till = nil end
  self.out_held[o.id].dirty = true
end

-- SPDX-License-Identifier: EUPL-1.2
-- Values: time, numbers as text, the arguments of a verb, refusals.
-- The whole library is one chunk: PREFIX stands above this file and holds the library's name.

-- A refusal: everything before commit() may raise one, and then nothing was written.
local function refuse(code, what)
  error({code = code, what = what or ''}, 0)
end

-- The one source of time, in milliseconds: the later of {tag}:clk and TIME; in a virtual key space
-- only clk, which tick moves.
local function clock(tag)
  local kept = tonumber(redis.call('GET', tag .. ':clk') or '0')
  if redis.call('HGET', tag .. ':meta', 'time') == 'virtual' then return kept end
  local t = redis.call('TIME')
  return math.max(kept, tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000))
end

local function whole(number) return string.format('%.0f', number) end

local function at_most(text, bytes) return #text <= bytes end

-- What an argument may look like; each gives the value that the verb gets, or nil when it is none.
local KIND = {}
function KIND.op(a) return #a >= 16 and at_most(a, 64) and a:match('^[%w_-]+$') end
KIND.out = KIND.op
-- Ids of tickets, posts, sources, people: no blanks, no control characters.
function KIND.id(a) return at_most(a, 300) and a:match('^[^%c%s|]+$') end
function KIND.ids(a) return a == '' and a or KIND.id(a) end  -- an id, or none
function KIND.word(a) return at_most(a, 100) and a:match('^[%w_.:-]+$') end
function KIND.words(a) return at_most(a, 300) and a:match('^[^%c]*$') end
function KIND.whole(a) return #a <= 15 and a:match('^%d+$') and tonumber(a) end
function KIND.digits(a) return at_most(a, 20) and a:match('^%d+$') end  -- may be beyond 2^53
function KIND.spans(a) return at_most(a, 8192) and a:match('^[%d,-]*$') end
function KIND.digest(a) return at_most(a, 64) and a:match('^%x*$') end
local function one_of(words)  -- while a library loads, Redis offers no ipairs
  local known = {}
  for i = 1, #words do known[words[i]] = words[i] end
  return function(a) return known[a] end
end
KIND['then'] = one_of({'finish', 'keep'})
KIND.settled = one_of({'sent', 'failed', 'unknown', 'pending'})
KIND.out_state = one_of({'pending', 'sending', 'unknown', 'sent', 'failed', 'cancelled'})
KIND.zset = one_of({'waiting:urgent', 'waiting:event', 'waiting:ordinary', 'claimed', 'snoozed',
  'backoffice', 'finished', 'erased'})
function KIND.text(a) return at_most(a, 65536) and a end

-- The arguments of a verb by its list of kinds; 'rest' takes what is left as a list.
local function arguments(kinds, given)
  local open = kinds[#kinds] == 'rest'
  local fixed = open and #kinds - 1 or #kinds
  if #given < fixed or (not open and #given > fixed) then
    refuse('bad_arguments', 'the number of arguments is wrong')
  end
  local values = {}
  for i = 1, fixed do
    local value = KIND[kinds[i]](given[i])
    if not value then refuse('bad_arguments', 'argument ' .. i .. ' is not a ' .. kinds[i]) end
    values[i] = value
  end
  if open then
    local rest = {}
    for i = fixed + 1, #given do rest[#rest + 1] = given[i] end
    values[fixed + 1] = rest
  end
  return values
end

-- Calls one command with many members, some hundred at a time (unpack has its limit).
local function call_with(command, key, members)
  for from = 1, #members, 1000 do
    redis.call(command, key, unpack(members, from, math.min(from + 999, #members)))
  end
end

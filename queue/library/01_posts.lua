-- SPDX-License-Identifier: EUPL-1.2
-- A stored post: "<seq> TAB <header> LF <body>". The header is what the queue needs to know,
-- written by the daemon; the body (two lines of JSON) is only handed back. `kind` is w(ork),
-- o(urs) or n(ot work).

local LANE_RANK = {urgent = 0, event = 1, ordinary = 1}
local URGENCY_RANK = {spoed = 0, hoog = 1, normaal = 2, laag = 3}
local HEADER = '^(%d+)\t([won])\t(%a+)\t(%a+)\t(%-?%d+%.?%d*)\t(%d+)\t(%d+)' ..
  '\t([^%c]*)\t([^%c%s|]*)\t([^%c]*)\t(%x*)\t([^%c]*)\t([^%c%s]*)\t([^%c%s|]+)$'

-- What a header says, or nil when it is malformed.
local function read_header(line)
  local rev, kind, lane, urgency, score, due, at, platform, account, language, guard, topics,
    parent, ticket = line:match(HEADER)
  if not rev or #line > 2000 or not LANE_RANK[lane] or not URGENCY_RANK[urgency] then return nil end
  return {rev = tonumber(rev), kind = kind, lane = lane, urgency = urgency, score = score,
    due = tonumber(due), at = tonumber(at), platform = platform, account = account,
    language = language, guard = guard, topics = topics, parent = parent, ticket = ticket}
end

-- The header of a stored post, with the seq of the event that brought it.
local function stored_header(packed)
  local seq, line = packed:match('^(%d+)\t([^\n]*)\n')
  local h = read_header(line)
  h.seq = tonumber(seq)
  return h
end

-- A post waits for an answer when it is work that came after the ticket was last done with.
local function waits(h, t) return h.kind == 'w' and h.seq > (t.done or 0) end

-- Is a more pressing than b? Urgent first, then the smaller score.
local function presses_more(a, b)
  local ra, rb = LANE_RANK[a.lane], LANE_RANK[b.lane]
  if ra ~= rb then return ra < rb end
  return tonumber(a.score) < tonumber(b.score)
end

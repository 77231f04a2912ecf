-- SPDX-License-Identifier: EUPL-1.2
-- A page of posts on its way in: reading the arguments, and what becomes of each post.

-- rest: count of deleted ids, those ids, then id, header, body for each post. A post that cannot be
-- kept is refused by its number (0 is the first), so that the daemon can bring the others without
-- it. A deleted id that no post can have deletes nothing.
local function read_page(rest)
  local gone, page = {}, {}
  local gone_count = KIND.whole(rest[1] or '')
  if not gone_count or gone_count > 1000 or gone_count > #rest - 1 or
    (#rest - 1 - gone_count) % 3 ~= 0 or (#rest - 1 - gone_count) > 300 then
    refuse('bad_arguments', 'the page does not hold whole posts, at most 100')
  end
  for i = 2, gone_count + 1 do
    if KIND.id(rest[i]) then gone[#gone + 1] = rest[i] end
  end
  for i = gone_count + 2, #rest, 3 do
    local h = read_header(rest[i + 1])
    if not h or #h.ticket > 300 or not KIND.id(rest[i]) then
      refuse('bad_arrival', #page .. ' is not a post that can be kept')
    end
    page[#page + 1] = {id = rest[i], h = h, line = rest[i + 1], body = rest[i + 2]}
  end
  return page, gone
end

-- What is known of the page's posts, by id; their tickets are loaded too.
function Work:look_up(page)
  local known, ids, names, seen = {}, {}, {}, {}
  for i, p in ipairs(page) do
    ids[i] = p.id
    if not seen[p.h.ticket] then
      seen[p.h.ticket] = true
      names[#names + 1] = p.h.ticket
    end
  end
  if #ids == 0 then return known end
  local posts = redis.call('HMGET', self:key(':post'), unpack(ids))
  local noise = redis.call('HMGET', self:key(':noise'), unpack(ids))
  local tombs = redis.call('ZMSCORE', self:key(':tomb'), unpack(ids))
  for i, id in ipairs(ids) do known[id] = {post = posts[i], noise = noise[i], tomb = tombs[i]} end
  local packed = redis.call('HMGET', self:key(':ticket'), unpack(names))
  for i, name in ipairs(names) do self:adopt(name, packed[i]) end
  return known
end

function Work:store(p, line)
  self.overlay[p.id] = p.h
  self:set(':post', p.id, whole(p.h.seq) .. '\t' .. line .. '\n' .. p.body)
end

-- A citizen's new post: opens its ticket, opens it again, or joins those that wait.
function Work:arrive(p, who)
  local t = self.tickets[p.h.ticket] or self:new_ticket(p.h.ticket, p.h)
  local back = t.st and t.st ~= 'waiting' and t.st ~= 'claimed'
  absorb(t, p.h, not t.st or t.wait == 0)
  show(t, p.id, p.h)
  t.posts = t.posts + 1
  if back then t.reason, t.office = nil, nil end
  if back or not t.st then self:move(t, 'waiting') end
  p.h.seq = self:event(back and 'reopened' or 'arrived', who, t, {detail = p.id})
  self:store(p, p.line)
  self:add(':posts:' .. t.id, p.h.at, p.id)
  self:count('posts', 1)
end

-- A later version of a stored post. One that was done with waits again when it is more urgent now.
function Work:edit(p, packed)
  local was = stored_header(packed)
  local t = self:ticket(was.ticket)
  local again = was.kind == 'w' and not waits(was, t) and
    URGENCY_RANK[p.h.urgency] < URGENCY_RANK[was.urgency]
  p.h.kind, p.h.ticket = was.kind, was.ticket
  p.h.seq = again and self:upcoming() or was.seq
  local line = p.line:gsub('\t[won]\t', '\t' .. was.kind .. '\t', 1)
  self:store(p, line:match('^(.*\t)') .. was.ticket)
  self:derive(t)
  if again and t.st ~= 'claimed' and t.st ~= 'waiting' then
    t.reason, t.office = nil, nil
    self:move(t, 'waiting')
  end
  self:event(again and 'reopened' or 'edited', 'intake', t, {detail = p.id})
end

local function url_of(body)
  local ok, post = pcall(cjson.decode, body:match('^[^\n]*'))
  return ok and type(post) == 'table' and type(post.url) == 'string' and post.url or ''
end

-- One of our own: proof for the outbox, and kept where its conversation is known.
function Work:hear_ours(p)
  self:prove(p.h.account, p.h.parent, p.h.guard, p.id, url_of(p.body), p.h.at)
  local t = self:ticket(p.h.ticket)
  if not t then return false end
  t.posts = t.posts + 1
  p.h.seq = self:event('ours', 'intake', t, {detail = p.id})
  self:store(p, p.line)
  self:add(':posts:' .. t.id, p.h.at, p.id)
  self:count('posts', 1)
  return true
end

-- Not work: counted, and kept for some days without its author.
function Work:set_aside(p, keep_ms)
  self:set(':noise', p.id, p.body)
  self:add(':noisez', self.now + keep_ms, p.id)
  self:count('noise', 1)
end

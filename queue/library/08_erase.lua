-- SPDX-License-Identifier: EUPL-1.2
-- Forgetting a post: its words go, its id stays as a tombstone, so that a late page cannot bring it
-- back; in the ticket its place stays.

function Work:erase_post(id, packed)
  local h = stored_header(packed)
  local t = self:ticket(h.ticket)
  self.overlay[id] = false
  self:plan('HDEL', self:key(':post'), id)
  self:plan('ZREM', self:key(':posts:' .. t.id), id)
  self:add(':gone:' .. t.id, h.at, id)
  self:count('erased', 1)
  t.posts = t.posts - 1
  self:derive(t)
  if t.st ~= 'claimed' and (t.wait == 0 or not t.last) and t.st ~= 'erased' then
    if t.st ~= 'finished' or not t.last then self:to_lane(t) end
  end
  if not t.last then self:drop_draft(t) end
  self:event('erased', 'intake', t, {detail = id})
end

-- How many of these were stored. All of them get a tombstone.
function Work:erase(ids)
  local found, seen = 0, {}
  for _, id in ipairs(ids) do
    if not seen[id] then
      seen[id] = true
      local packed = self.overlay[id] == nil and redis.call('HGET', self:key(':post'), id)
      if packed then
        self:erase_post(id, packed)
        found = found + 1
      elseif redis.call('HEXISTS', self:key(':noise'), id) == 1 then
        self:plan('HDEL', self:key(':noise'), id)
        self:plan('ZREM', self:key(':noisez'), id)
        found = found + 1
      end
      self:add(':tomb', self.now, id)
    end
  end
  return found
end

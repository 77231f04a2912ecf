-- SPDX-License-Identifier: EUPL-1.2
-- Writes what a verb has planned, many members a command, and nothing that can fail.

-- From one sorted set to another, or to another score.
function Work:shift(held, key, score, id)
  if held.key == key and held.score == score then return end
  if held.key and held.key ~= key then self:plan('ZREM', self:key(held.key), id) end
  self:add(key, score, id)
end

function Work:pack_tickets()
  for id, held in pairs(self.held) do
    if held.dirty then
      local t = self.tickets[id]
      local key, score = place_of(t)
      self:shift(held, key, score, id)
      if held.owner ~= t.owner then
        if held.owner then self:plan('SREM', self:key(':mine:' .. held.owner), id) end
        if t.owner then self:plan('SADD', self:key(':mine:' .. t.owner), id) end
      end
      self:set(':ticket', id, cjson.encode(t))
    end
  end
end

function Work:pack_outs()
  for id, held in pairs(self.out_held) do
    if held.dirty then
      local o = self.outs[id]
      local key, score = place_of_out(o)
      self:shift(held, key, score, id)
      self:set(':out', id, cjson.encode(o))
    end
  end
end

function Work:write_log()
  for _, e in ipairs(self.events) do redis.call('XADD', self:key(':ev'), e[1], unpack(e[2])) end
  if self.seq then redis.call('SET', self:key(':seq'), whole(self.seq)) end
  if self.token then redis.call('SET', self:key(':tok'), whole(self.token)) end
end

-- The answer is kept with the operation id for whoever asks again.
function Work:commit(answer)
  self:pack_tickets()
  self:pack_outs()
  if self.op then
    self:set(':ops', self.op, self.verb .. '\t' .. cjson.encode(answer))
    self:add(':opz', self.now, self.op)
  end
  for _, plan in ipairs(self.plans) do redis.call(unpack(plan)) end
  for name, members in pairs(self.zadds) do call_with('ZADD', self:key(name), members) end
  for name, members in pairs(self.hsets) do call_with('HSET', self:key(name), members) end
  for name, by in pairs(self.counts) do redis.call('HINCRBY', self:key(':ctr'), name, by) end
  self:write_log()
  redis.call('SET', self:key(':clk'), whole(self.now))
end

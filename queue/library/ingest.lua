-- SPDX-License-Identifier: EUPL-1.2
-- A page of a source: posts, deletions and the cursor that follows from them, in one step, only for
-- the holder of the source's lease and only on the cursor that it read.

local function take_in(w, p, known, tally, keep_ms)
  local k = known[p.id]
  local kind = p.h.kind
  if k.tomb or k.done then
    tally.known = tally.known + 1
  elseif k.post and p.h.rev > tonumber(k.post:match('^%d+\t(%d+)')) then
    w:edit(p, k.post)
    tally.edited = tally.edited + 1
  elseif k.post or (kind == 'n' and k.noise) then
    tally.known = tally.known + 1
  elseif kind == 'o' and not w:hear_ours(p) then
    tally.known = tally.known + 1
  else
    if kind == 'n' then w:set_aside(p, keep_ms) end
    if kind == 'w' then w:arrive(p, 'intake') end
    if kind == 'w' and k.noise then
      w:plan('HDEL', w:key(':noise'), p.id)
      w:plan('ZREM', w:key(':noisez'), p.id)
    end
    tally.fresh = tally.fresh + 1
  end
  k.done = true
end

local function record_holes(w, source, holes)
  for after, till in holes:gmatch('(%d+)-(%d+)') do
    local hole = source .. ' ' .. after .. ' ' .. till
    w:plan('RPUSH', w:key(':holes'), hole .. ' ' .. whole(w.now))
    w:event('hole', 'intake', nil, {detail = hole})
  end
end

verb('ingest', '', {'id', 'whole', 'whole', 'digits', 'spans', 'spans', 'whole', 'rest'},
  function(w, source, fence, version, head, gaps, holes, keep_ms, rest)
    local page, gone = read_page(rest)
    local src = w:key(':src:' .. source)
    local kept = redis.call('HMGET', src, 'fence', 'cver')
    if tonumber(kept[1] or '') ~= fence then refuse('fenced', 'source ' .. source) end
    if tonumber(kept[2] or '') ~= version then refuse('stale', 'source ' .. source) end
    local known = w:look_up(page)
    -- A post that the same page calls deleted does not come in.
    for _, id in ipairs(gone) do
      if known[id] then known[id].tomb = true end
    end
    local tally = {fresh = 0, known = 0, edited = 0}
    for _, p in ipairs(page) do take_in(w, p, known, tally, keep_ms) end
    local erased = w:erase(gone)
    record_holes(w, source, holes)
    w:plan('HSET', src, 'cver', whole(version + 1), 'head', head, 'gaps', gaps)
    return {whole(version + 1), whole(tally.fresh), whole(tally.known), whole(tally.edited),
      whole(erased)}
  end)

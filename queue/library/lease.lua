-- SPDX-License-Identifier: EUPL-1.2
-- Who may read a source: one holder at a time. The fence grows whenever the holder changes or had
-- let it lapse, so that a page of the one before is refused.
verb('lease', '', {'id', 'id', 'whole'}, function(w, source, holder, length)
  local src = w:key(':src:' .. source)
  local kept = redis.call('HMGET', src, 'fence', 'holder', 'till', 'cver', 'head', 'gaps')
  local lapsed = tonumber(kept[3] or '0') <= w.now
  local fence = tonumber(kept[1] or '0')
  local cursor = {kept[4] or '0', kept[5] or '0', kept[6] or ''}
  if kept[2] ~= holder and not lapsed then
    w.idle = true
    return {'0', whole(fence), unpack(cursor)}
  end
  if kept[2] ~= holder or lapsed then fence = fence + 1 end
  w:plan('SADD', w:key(':sources'), source)
  w:plan('HSET', src, 'fence', whole(fence), 'holder', holder, 'till', whole(w.now + length),
    'cver', cursor[1], 'head', cursor[2], 'gaps', cursor[3])
  return {'1', whole(fence), unpack(cursor)}
end)

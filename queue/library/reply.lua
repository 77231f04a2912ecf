-- SPDX-License-Identifier: EUPL-1.2
-- An answer on its way: the intent, held back for the undo window; and back again within it. The
-- entry's id is the operation id.

local function refuse_same(w, field)
  local other = redis.call('HGET', w:key(':guard'), field)
  if other then refuse('same_text', other) end
end

verb('reply', 'spare', {'op', 'id', 'whole', 'id', 'id', 'text', 'digest', 'whole', 'then'},
  function(w, id, token, who, post, text, guard, undo_ms, and_then)
    local t = w:held_ticket(id, token, who)
    local packed = redis.call('HGET', w:key(':post'), post)
    if not packed then refuse('not_found', 'no post ' .. post) end
    local h = stored_header(packed)
    if h.ticket ~= id then refuse('bad_arguments', 'the post is of another ticket') end
    if text == '' then refuse('bad_arguments', 'an answer has words') end
    local o = {id = w.op, kind = 'reply', dest = h.account, ticket = id, post = post, text = text,
      guard = guard, who = who, made = w.now, nb = w.now + undo_ms, tries = 0, looks = 0}
    refuse_same(w, guard_field(o))
    w:new_out(o)
    w:move_out(o, 'pending')
    w:set(':guard', guard_field(o), o.id)
    w:add(':outs:' .. id, w.now, o.id)
    w:plan('SADD', w:key(':dests'), o.dest)
    w:drop_draft(t)
    if and_then == 'finish' then
      w:rest(t, 'replied', who, 'answered', 'desk', o.id)
    else
      w:event('replied', who, t, {detail = o.id, route = 'desk'})
    end
    return {cjson.encode(o)}
  end)

verb('undo_reply', 'spare', {'op', 'out', 'id'}, function(w, out, who)
  local o = w:known_out(out)
  if o.st ~= 'pending' or o.nb <= w.now then refuse('too_late', o.st) end
  w:move_out(o, 'cancelled')
  w:plan('HDEL', w:key(':guard'), guard_field(o))
  local t = w:ticket(o.ticket)
  if t.st == 'finished' and t.was and t.was.out == o.id then
    w:unrest(t, 'unreplied', who, o.id)
  else
    w:unanswer(t, o)
    w:event('unreplied', who, t, {detail = o.id})
  end
end)

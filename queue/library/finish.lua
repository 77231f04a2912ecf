-- SPDX-License-Identifier: EUPL-1.2
-- Done without an answer of ours, for a reason; and back again as long as nothing else happened.
verb('finish', 'spare', {'op', 'id', 'whole', 'id', 'word'}, function(w, id, token, who, reason)
  local t = w:held_ticket(id, token, who)
  w:drop_draft(t)
  w:rest(t, 'finished', who, reason, 'dismissed')
end)

verb('undo_finish', 'spare', {'op', 'id', 'id'}, function(w, id, who)
  local t = w:ticket(id)
  if not t then refuse('not_found', 'no ticket ' .. id) end
  if t.st ~= 'finished' or not t.was or t.was.out then refuse('wrong_state', t.st) end
  if t.was.ver ~= t.ver then refuse('too_late', 'something happened since') end
  w:unrest(t, 'unfinished', who)
end)

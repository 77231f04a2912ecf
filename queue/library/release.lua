-- SPDX-License-Identifier: EUPL-1.2
-- Given back by hand: to its lane with its old score; the draft stays.
verb('release', 'spare', {'op', 'id', 'whole', 'id'}, function(w, id, token, who)
  local t = w:held_ticket(id, token, who)
  w:to_lane(t)
  w:event('released', who, t)
end)

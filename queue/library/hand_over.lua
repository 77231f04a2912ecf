-- SPDX-License-Identifier: EUPL-1.2
-- A question to a back office, with the day on which an answer is due.
verb('hand_over', 'spare', {'op', 'id', 'whole', 'id', 'words', 'text', 'whole'},
  function(w, id, token, who, office, question, due)
    local t = w:held_ticket(id, token, who)
    w:move(t, 'backoffice')
    t.office, t.wake = office, due
    w:set(':asked', id, question)
    w:event('handed_over', who, t, {detail = office, route = 'back_office'})
  end)

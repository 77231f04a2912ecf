-- SPDX-License-Identifier: EUPL-1.2
-- Still here: the lease runs on and what was typed is kept. No line in the log.
verb('beat', 'spare', {'id', 'whole', 'id', 'text', 'whole'},
  function(w, id, token, who, draft, lease)
    local t = w:held_ticket(id, token, who)
    t.till = math.max(t.till, w.now + lease)
    w:touch(t)
    if draft == '' then
      w:drop_draft(t)
    else
      w:set(':draft', id, cjson.encode({who = who, at = w.now, text = draft}))
    end
    return {whole(t.till)}
  end)

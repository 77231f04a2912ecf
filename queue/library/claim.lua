-- SPDX-License-Identifier: EUPL-1.2
-- This ticket, also from a back office that has answered. Who has it already keeps the same token.
verb('claim', 'spare', {'op', 'id', 'id', 'whole', 'whole'},
  function(w, id, who, lease, claims_max)
    local t = w:ticket(id)
    if not t then refuse('not_found', 'no ticket ' .. id) end
    if t.st == 'claimed' and t.owner ~= who then refuse('taken', t.owner) end
    if t.st == 'claimed' then
      t.till = w.now + lease
      w:event('claimed', who, t, {detail = 'again'})
      return claim_answer(t)
    end
    if t.st == 'finished' or t.st == 'erased' then refuse('wrong_state', t.st) end
    w:refuse_too_many(who, claims_max)
    w:grant(t, who, lease, 'claimed')
    return claim_answer(t)
  end)

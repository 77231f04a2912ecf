-- SPDX-License-Identifier: EUPL-1.2
-- What became of an entry that was taken: sent, failed, unknown, or later again. Only with the
-- token of its taking; but 'sent' is evidence and is taken from anyone while the entry lives.

-- Codes of a look that saw what there is. One that failed says nothing and does not count.
local LOOKED = {not_seen_yet = true, not_there = true}

local function not_sent(w, o, state, code, wait)
  if state == 'failed' then return w:settle_failed(o, 'courier', code) end
  if o.st == 'unknown' and LOOKED[code] then o.looks = o.looks + 1 end
  local changes = o.st ~= state
  o.code, o.nb, o.tok = code, w.now + wait, 0
  w:move_out(o, state)
  if changes then w:out_event(state == 'unknown' and 'unknown' or 'retry', 'courier', o) end
end

verb('outcome', 'spare', {'out', 'whole', 'settled', 'words', 'ids', 'words', 'whole', 'whole'},
  function(w, out, token, state, code, receipt, url, wait, cost)
    local o = w:known_out(out)
    if o.st == 'sent' and state == 'sent' then
      if receipt == o.receipt or receipt == '' then
        w.idle = true
      elseif not w:complete(o, receipt, url) then
        w:out_event('double', 'courier', o)
      end
      return
    end
    if not LIVE[o.st] then refuse('wrong_state', o.st) end
    if state == 'sent' then
      return w:settle_sent(o, 'courier', receipt, url, cost > 0 and whole(cost) or nil)
    end
    if o.tok ~= token or o.st == 'pending' then refuse('fenced', o.st) end
    not_sent(w, o, state, code, wait)
  end)

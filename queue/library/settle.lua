-- SPDX-License-Identifier: EUPL-1.2
-- A person looked: it is there, or it is not and goes out again. The latter only when our looks
-- believe it absent too: before that it may still show up, and would stand there twice.
verb('settle', 'spare', {'op', 'out', 'id', 'settled'}, function(w, out, who, state)
  local o = w:known_out(out)
  if o.st ~= 'unknown' then refuse('wrong_state', o.st) end
  if state == 'sent' then
    w:settle_sent(o, who, '', '')
    o.code = 'by_hand'
  elseif state == 'pending' then
    if o.code ~= 'not_there' then refuse('wrong_state', o.code) end
    o.nb, o.tok, o.code = w.now, 0, 'again_by_hand'
    w:move_out(o, 'pending')
    w:out_event('retry', who, o)
  else
    refuse('bad_arguments', 'it is there, or it goes again')
  end
end)

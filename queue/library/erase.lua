-- SPDX-License-Identifier: EUPL-1.2
-- Posts that the platform deleted, or that somebody asked us to forget.
verb('erase', 'spare', {'word', 'rest'}, function(w, why, ids)
  if #ids > 1000 then refuse('bad_arguments', 'more than 1000 posts') end
  for _, id in ipairs(ids) do
    if not KIND.id(id) then refuse('bad_arguments', 'an id is not one') end
  end
  w.why = why
  return {whole(w:erase(ids))}
end)

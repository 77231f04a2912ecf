-- SPDX-License-Identifier: EUPL-1.2
-- How a verb becomes a function: verb(name, flags, kinds, body). The body gets the work and its
-- arguments, and returns a list of texts. A first argument of kind 'op' is an operation id: a call
-- that was done before gives its first answer and does nothing.

local function answered(w, name)
  local kept = redis.call('HGET', w:key(':ops'), w.op)
  if not kept then return nil end
  local verb, answer = kept:match('^(%S+)\t(.*)$')
  if verb ~= name then refuse('bad_arguments', 'this operation id was used for ' .. verb) end
  return cjson.decode(answer)
end

local function run(name, kinds, body, writes, keys, given)
  if #keys ~= 1 then refuse('bad_arguments', 'one key: the tag') end
  local values = arguments(kinds, given)
  local w = begin(keys[1])
  w.verb = name
  if kinds[1] == 'op' then
    w.op = values[1]
    local first = answered(w, name)
    if first then return first end
    table.remove(values, 1)
  end
  local answer = body(w, unpack(values)) or {}
  if writes and not w.idle then w:commit(answer) end
  return answer
end

-- flags: '' = an ordinary write (refused when memory is full), 'spare' = a write that goes on then,
-- 'read' = writes nothing.
local function verb(name, flags, kinds, body)
  local how = {['']={}, spare={'allow-oom'}, read={'no-writes', 'allow-stale'}}
  redis.register_function{
    function_name = PREFIX .. name,
    flags = how[flags],
    callback = function(keys, given)
      local ok, answer = pcall(run, name, kinds, body, flags ~= 'read', keys, given)
      if ok then return answer end
      if type(answer) == 'table' and answer.code then
        return redis.error_reply('WC ' .. answer.code .. ' ' .. answer.what)
      end
      error(answer, 0)
    end
  }
end

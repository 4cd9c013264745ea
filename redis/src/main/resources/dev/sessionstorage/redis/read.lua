-- Reads cells of one session at one moment.
-- KEYS: the session's hash, a key that never is
-- ARGV: whether bodies are wanted, the numbers of the cells (-2 = all groups)
-- Returns seconds and microseconds of the clock; user, time of use and deadline of the record if
-- that is asked for; then number, head and body of each cell that there is.
local session, never = unpack(KEYS)
-- this is a write, though of nothing: a replica refuses it, which may not have the latest state
redis.call('DEL', never)

local reply = redis.call('TIME')
local index = {false, false, false}
local groups = {}
for i = 2, #ARGV do
  if ARGV[i] == '-2' then
    for _, field in ipairs(redis.call('HKEYS', session)) do
      groups[#groups + 1] = string.match(field, '^h(%d+)$')
    end
  else
    groups[#groups + 1] = ARGV[i]
    if ARGV[i] == '-1' then
      index = redis.call('HMGET', session, 'user', 'used', 'deadline')
    end
  end
end
for i = 1, 3 do
  reply[#reply + 1] = index[i]
end
for _, group in ipairs(groups) do
  local head = redis.call('HGET', session, 'h' .. group)
  if head then
    reply[#reply + 1] = group
    reply[#reply + 1] = head
    reply[#reply + 1] = ARGV[1] == '1' and redis.call('HGET', session, 'b' .. group) or ''
  end
end
return reply

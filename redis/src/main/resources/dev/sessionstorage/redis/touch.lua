-- Raises the time of use and the deadline of sessions, each by itself, but not of those that have ended.
-- KEYS: the deadlines, the sessions' hashes
-- ARGV: id, time of use and deadline of each session
local due = KEYS[1]
local NEVER = '9223372036854775807'
local ENDED = NEVER

for i = 2, #KEYS do
  local session = KEYS[i]
  local id, used, deadline = unpack(ARGV, 3 * i - 5, 3 * i - 3)
  local old = redis.call('HMGET', session, 'used', 'deadline')
  local lives = old[1] and old[1] ~= ENDED
  if lives and tonumber(used) > tonumber(old[1]) then
    redis.call('HSET', session, 'used', used)
  end
  if lives and tonumber(deadline) > tonumber(old[2]) then
    redis.call('HSET', session, 'deadline', deadline)
    if deadline == NEVER then
      redis.call('ZREM', due, id)
    else
      redis.call('ZADD', due, deadline, id)
    end
  end
end
return {}

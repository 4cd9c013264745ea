-- Writes the entry of a member and reads all of them.
-- KEYS: the members
-- ARGV: the member's id, what the others should know of it, whether it enters now
-- Returns seconds and microseconds of the clock, what identifies this run of the server and this
-- history of its data, then id and data of each member.
local members = KEYS[1]
if ARGV[3] == '1' or redis.call('HEXISTS', members, ARGV[1]) == 1 then
  redis.call('HSET', members, ARGV[1], ARGV[2])
else
  redis.call('HDEL', members, ARGV[1]) -- another member has removed it; a replica refuses this
end

local reply = redis.call('TIME')
reply[3] = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
reply[4] = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
for _, each in ipairs(redis.call('HGETALL', members)) do
  reply[#reply + 1] = each
end
return reply

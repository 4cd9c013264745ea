-- Commits changes of one session if its pivot still has the expected stamp: all of them or none.
-- KEYS: the session's hash, the records, the users, the deadlines, the proof
-- ARGV: the session's id, the pivot's number, the stamp before ('' = no cell),
--       the head after ('' = no cell), whether the body stays, the body,
--       whether an index follows, whether it has a user, the user, the time of use, the deadline,
--       how many births; number, head and body of each; the numbers that die (-2 = all groups)
-- Returns {1}: done; {0}: refused; {0, number, head, body}: refused because of that cell.
local session, records, users, due, proof = unpack(KEYS)
local id, pivot, from, to, keeps, body = unpack(ARGV, 1, 6)
local indexed, named, user, used, deadline = unpack(ARGV, 7, 11)
local births = tonumber(ARGV[12])
local NEVER = '9223372036854775807'

-- a head begins with the stamp of its cell
local function stamp(head)
  return head and string.sub(head, 1, 16) or ''
end

local function put(group, head, state)
  redis.call('HSET', session, 'h' .. group, head, 'b' .. group, state)
end

local function remove(group)
  redis.call('HDEL', session, 'h' .. group, 'b' .. group)
end

local function refused(group)
  local cell = redis.call('HMGET', session, 'h' .. group, 'b' .. group)
  return cell[1] and {0, group, cell[1], cell[2]} or {0}
end

local function entry(name)
  return #name .. ':' .. name .. ':' .. id
end

local present = stamp(redis.call('HGET', session, 'h' .. pivot))
local first = present == from
local recorded = pivot == '-1'
if first then
  for i = 13, 10 + 3 * births, 3 do
    local there = stamp(redis.call('HGET', session, 'h' .. ARGV[i]))
    if there ~= '' and there ~= stamp(ARGV[i + 1]) then
      return refused(ARGV[i])
    end
  end
  for i = 13, 10 + 3 * births, 3 do
    put(ARGV[i], ARGV[i + 1], ARGV[i + 2])
    recorded = recorded or ARGV[i] == '-1'
  end
  if to == '' then
    remove(pivot)
    redis.call('SET', proof, '1') -- there may have been nothing to remove
  elseif keeps == '1' then
    redis.call('HSET', session, 'h' .. pivot, to)
  else
    put(pivot, to, body)
  end
elseif present ~= stamp(to) then
  return refused(pivot)
else
  -- it was done before: replicas that confirm this write have that one too
  redis.call('SET', proof, '1')
end

for i = 13 + 3 * births, #ARGV do
  if ARGV[i] == '-2' then
    for _, field in ipairs(redis.call('HKEYS', session)) do
      local group = string.match(field, '^h(%d+)$')
      if group then
        remove(group)
      end
    end
  else
    remove(ARGV[i])
    recorded = recorded or ARGV[i] == '-1'
  end
end

if not (recorded or indexed == '1') then
  return {1}
end
local old = redis.call('HGET', session, 'user')
if redis.call('HEXISTS', session, 'h-1') == 0 then
  redis.call('ZREM', records, id)
  redis.call('ZREM', due, id)
  if old then
    redis.call('ZREM', users, entry(old))
  end
  redis.call('HDEL', session, 'user', 'used', 'deadline')
  return {1}
end
redis.call('ZADD', records, 0, id)
if first and indexed == '1' then
  if old then
    redis.call('ZREM', users, entry(old))
    redis.call('HDEL', session, 'user')
  end
  if named == '1' then
    redis.call('ZADD', users, 0, entry(user))
    redis.call('HSET', session, 'user', user)
  end
  redis.call('HSET', session, 'used', used, 'deadline', deadline)
  if deadline == NEVER then
    redis.call('ZREM', due, id)
  else
    redis.call('ZADD', due, deadline, id)
  end
end
return {1}

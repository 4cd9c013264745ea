-- Lists a page of the sessions whose deadline has passed, by deadline and id.
-- KEYS: the deadlines, a key that never is
-- ARGV: the time, how many at most; the last id of the page before or '', and the deadline under
--       which it was listed, or '' if that is not known
-- Returns id and deadline of each.
local due, never = unpack(KEYS)
local time, limit, after, position = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[4]
redis.call('DEL', never) -- a replica refuses this

if after ~= '' and position == '' then
  position = redis.call('ZSCORE', due, after) or ''
end
local first = 0
if position ~= '' then
  -- among those of the same deadline, the first one behind it; it may be gone itself
  first = redis.call('ZCOUNT', due, '-inf', '(' .. position)
  local last = redis.call('ZCOUNT', due, '-inf', position)
  while first < last do
    local middle = math.floor((first + last) / 2)
    if redis.call('ZRANGE', due, middle, middle)[1] > after then
      last = middle
    else
      first = middle + 1
    end
  end
end

local reply = {}
local page = redis.call('ZRANGE', due, first, first + limit - 1, 'WITHSCORES')
for i = 1, #page, 2 do
  if tonumber(page[i + 1]) >= time then
    break
  end
  reply[i] = page[i]
  reply[i + 1] = page[i + 1]
end
return reply

-- Lists a page of an index that is sorted by its entries.
-- KEYS: the index, a key that never is
-- ARGV: the first entry, the last one, how many at most
redis.call('DEL', KEYS[2]) -- a replica refuses this
return redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])

-- Charges one request to its address and its account: all of it or nothing.
-- KEYS: address, account.
-- ARGV: weight, its limit, orders of ten seconds, their limit, orders of a minute, their limit, weight that must be left
-- (zero: neither limit nor ban of the address counts), refusals in a minute after which an address is banned. No orders:
-- zero.
-- Answers: verdict (0 granted, 1 weight, 2 orders, 3 banned), weight used, orders in ten seconds, in a minute, ms to wait.
-- The windows are those of the clock of Redis, so that all gateways mean the same minute.
local time = redis.call('TIME')
local seconds = tonumber(time[1])
local millis = seconds * 1000 + math.floor(tonumber(time[2]) / 1000)
local minute = math.floor(seconds / 60)
local ten = math.floor(seconds / 10)
local minuteLeft = (minute + 1) * 60000 - millis
local tenLeft = (ten + 1) * 10000 - millis
local weight, orders10, orders60 = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[5])

local banKey = KEYS[1] .. ':ban'
local needed = tonumber(ARGV[7])
local banLeft = needed > 0 and redis.call('PTTL', banKey) or 0
if banLeft > 0 then
  return {3, 0, 0, 0, banLeft}
end

local weightKey = KEYS[1] .. ':' .. minute
local used = tonumber(redis.call('GET', weightKey) or '0')
if needed > 0 and used + needed > tonumber(ARGV[2]) then
  local refusedKey = KEYS[1] .. ':refused:' .. minute
  local refused = redis.call('INCR', refusedKey)
  redis.call('PEXPIRE', refusedKey, minuteLeft + 1000)
  if refused < tonumber(ARGV[8]) then
    return {1, used, 0, 0, minuteLeft}
  end
  -- Two minutes, doubled with each ban of the last three days, up to three days.
  local bansKey = KEYS[1] .. ':bans'
  local bans = redis.call('INCR', bansKey)
  redis.call('PEXPIRE', bansKey, 259200000)
  local ban = math.min(120000 * 2 ^ math.min(bans - 1, 12), 259200000)
  redis.call('SET', banKey, '1', 'PX', string.format('%d', ban))
  return {3, used, 0, 0, ban}
end

local count10, count60 = 0, 0
if orders10 > 0 then
  local key10 = KEYS[2] .. ':10:' .. ten
  local key60 = KEYS[2] .. ':60:' .. minute
  count10 = tonumber(redis.call('GET', key10) or '0')
  count60 = tonumber(redis.call('GET', key60) or '0')
  if count60 + orders60 > tonumber(ARGV[6]) then
    return {2, used, count10, count60, minuteLeft}
  end
  if count10 + orders10 > tonumber(ARGV[4]) then
    return {2, used, count10, count60, tenLeft}
  end
  count10 = redis.call('INCRBY', key10, orders10)
  count60 = redis.call('INCRBY', key60, orders60)
  redis.call('PEXPIRE', key10, tenLeft + 1000)
  redis.call('PEXPIRE', key60, minuteLeft + 1000)
end
if weight > 0 then
  used = redis.call('INCRBY', weightKey, weight)
  redis.call('PEXPIRE', weightKey, minuteLeft + 1000)
end
return {0, used, count10, count60, 0}

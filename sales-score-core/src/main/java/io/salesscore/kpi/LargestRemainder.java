package io.salesscore.kpi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hamilton's method: whole units are given out in proportion to weights, first each quota rounded down, then one more
 * unit to each of the largest fractions until none is left. All of it in whole numbers, so that nothing hangs on
 * rounding.
 */
final class LargestRemainder {

    private LargestRemainder() {}

    private record Claim<K>(K key, BigInteger whole, BigInteger rest) {}

    /**
     * Splits units that somebody can take: the weights are not negative, and where there is a unit, one is positive.
     * Equal fractions come in the order of the keys.
     */
    static <K> SortedMap<K, BigInteger> split(BigInteger units, SortedMap<K, BigDecimal> weights) {
        SortedMap<K, BigInteger> given = new TreeMap<>(weights.comparator());
        if (units.signum() == 0) {
            weights.keySet().forEach(key -> given.put(key, BigInteger.ZERO));
            return given;
        }
        int scale = weights.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        SortedMap<K, BigInteger> whole = new TreeMap<>(weights.comparator());
        weights.forEach((key, weight) -> whole.put(key, weight.setScale(scale).unscaledValue()));
        BigInteger sum = whole.values().stream().reduce(BigInteger.ZERO, BigInteger::add);

        List<Claim<K>> claims = new ArrayList<>();
        BigInteger left = units;
        for (Map.Entry<K, BigInteger> weight : whole.entrySet()) {
            BigInteger[] quota = units.multiply(weight.getValue()).divideAndRemainder(sum);
            claims.add(new Claim<>(weight.getKey(), quota[0], quota[1]));
            left = left.subtract(quota[0]);
        }
        // a stable sort: among equal fractions the earlier key stays ahead
        claims.sort(Comparator.comparing((Claim<K> claim) -> claim.rest()).reversed());
        int more = left.intValueExact();
        for (int i = 0; i < claims.size(); i++) {
            Claim<K> claim = claims.get(i);
            given.put(claim.key(), i < more ? claim.whole().add(BigInteger.ONE) : claim.whole());
        }
        return given;
    }
}

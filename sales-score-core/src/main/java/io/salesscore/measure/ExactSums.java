package io.salesscore.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums that are exact whatever is added, in whatever order. They lie side by side in one array, since a fact
 * adds to many.
 *
 * <p>A count is a long, and a rest of parts. A sum is a whole number of units of 1 / (5^18 · 2^128), in 256 bits, and a
 * rest. Whole numbers, decimals of up to 18 places and doubles of up to 128 binary places are multiples of that unit, and
 * so are the squares of the usual ones of them: they are added without making an object. What is finer or larger (from
 * 3.8e25 on) goes to the rest.
 */
class ExactSums {

    // little-endian; a whole number leaves the lower two alone
    private static final int WORDS = 4;
    private static final int FRACTION_BITS = 128;

    private static final int DECIMALS = 18;
    private static final long[] POWERS_OF_FIVE = powersOfFive();
    private static final long UNITS_OF_ONE = POWERS_OF_FIVE[DECIMALS];

    private static final int LONG_DIGITS = 18;

    // the square of such a number has 84 bits, and 126 in units
    private static final long SQUARED = 1L << 42;

    private static final int MANTISSA_BITS = 52;

    private final int counts;

    /** The counts, then the sums. */
    private final long[] words;

    /** What the words cannot hold, at the first word of each; null until there is some. */
    private @Nullable BigDecimal @Nullable [] rests;

    /** Counts and sums of nothing, each meant by its place among its kind. */
    ExactSums(int counts, int sums) {
        this.counts = counts;
        this.words = new long[counts + sums * WORDS];
    }

    /** How many numbers are held, whatever was added. */
    int size() {
        return words.length + (rests == null ? 0 : rests.length);
    }

    private static long[] powersOfFive() {
        long[] powers = new long[DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 5 * powers[i - 1];
        }
        return powers;
    }

    /** Counts a part of a fact. */
    final void count(int count, BigDecimal part) {
        if (isWhole(part)) {
            words[count]++;
        } else {
            addToRest(count, part);
        }
    }

    /** Takes back what {@link #count} added. */
    final void uncount(int count, BigDecimal part) {
        if (isWhole(part)) {
            words[count]--;
        } else {
            addToRest(count, part.negate());
        }
    }

    /** Adds a part of an amount of one of the classes that {@link AmountOf} lets pass. */
    final void add(int sum, Number amount, BigDecimal part) {
        if (!isWhole(part)) {
            add(sum, exact(amount).multiply(part));
        } else if (amount instanceof BigDecimal decimal) {
            add(sum, decimal);
        } else if (amount instanceof Double || amount instanceof Float) {
            add(sum, amount.doubleValue());
        } else {
            add(sum, amount.longValue());
        }
    }

    /** Takes back what {@link #add(int, Number, BigDecimal)} added. */
    final void subtract(int sum, Number amount, BigDecimal part) {
        boolean binary = amount instanceof Double || amount instanceof Float;
        // each kind as it was added: a rest has no end of digits
        add(sum, binary ? (Number) (-amount.doubleValue()) : exact(amount).negate(), part);
    }

    /** Adds a part of the square of an amount. */
    final void addSquare(int sum, Number amount, BigDecimal part) {
        if (!isWhole(part)) {
            BigDecimal decimal = exact(amount);
            add(sum, decimal.multiply(decimal).multiply(part));
        } else if (amount instanceof BigDecimal decimal) {
            addSquare(sum, decimal);
        } else if (amount instanceof Double || amount instanceof Float) {
            addSquare(sum, amount.doubleValue());
        } else {
            addSquare(sum, amount.longValue());
        }
    }

    // the one object that stands for a whole fact: comparing values would cost more than adding a long
    @SuppressWarnings("ReferenceEquality")
    private static boolean isWhole(BigDecimal part) {
        return part == BigDecimal.ONE;
    }

    private static BigDecimal exact(Number amount) {
        if (amount instanceof BigDecimal decimal) {
            return decimal;
        }
        return amount instanceof Double || amount instanceof Float
                ? new BigDecimal(amount.doubleValue())
                : BigDecimal.valueOf(amount.longValue());
    }

    private void add(int sum, long amount) {
        addDecimal(sum, Math.multiplyHigh(amount, UNITS_OF_ONE), amount * UNITS_OF_ONE, 0);
    }

    private void addSquare(int sum, long amount) {
        if (-SQUARED < amount && amount < SQUARED) {
            addSquare(sum, amount, 0);
        } else {
            BigDecimal decimal = BigDecimal.valueOf(amount);
            addToRest(at(sum), decimal.multiply(decimal));
        }
    }

    private void add(int sum, BigDecimal amount) {
        int scale = amount.scale();
        if (scale >= 0 && scale <= DECIMALS && amount.precision() <= LONG_DIGITS) {
            long unscaled = unscaled(amount);
            long power = POWERS_OF_FIVE[DECIMALS - scale];
            addDecimal(sum, Math.multiplyHigh(unscaled, power), unscaled * power, scale);
        } else {
            addToRest(at(sum), amount);
        }
    }

    private void addSquare(int sum, BigDecimal amount) {
        int scale = amount.scale();
        if (scale >= 0 && 2 * scale <= DECIMALS && amount.precision() <= LONG_DIGITS) {
            long unscaled = unscaled(amount);
            if (-SQUARED < unscaled && unscaled < SQUARED) {
                addSquare(sum, unscaled, 2 * scale);
                return;
            }
        }
        addToRest(at(sum), amount.multiply(amount));
    }

    // without the BigInteger that unscaledValue makes
    private static long unscaled(BigDecimal amount) {
        return amount.scaleByPowerOfTen(amount.scale()).longValue();
    }

    private void addSquare(int sum, long root, int scale) {
        long power = POWERS_OF_FIVE[DECIMALS - scale];
        long low = root * root;
        long high = Math.multiplyHigh(root, root) * power + multiplyHighUnsigned(low, power);
        addDecimal(sum, high, low * power, scale);
    }

    /** The upper half of the product of a number without a sign and a positive one. */
    private static long multiplyHighUnsigned(long number, long positive) {
        return Math.multiplyHigh(number, positive) + (number < 0 ? positive : 0);
    }

    /** Adds high and low, in units of 1 / 5^18, as if they had that many decimals more: less 2^decimals. */
    private void addDecimal(int sum, long high, long low, int decimals) {
        // in two steps, since a shift by 64 would be none
        add(
                sum,
                high >> decimals,
                high << (Long.SIZE - 1 - decimals) << 1 | low >>> decimals,
                low << (Long.SIZE - 1 - decimals) << 1,
                0);
    }

    private void add(int sum, double amount) {
        long rounded = (long) amount;
        if ((double) rounded == amount && rounded != Long.MAX_VALUE) {
            add(sum, rounded);
            return;
        }
        int shift = exponent(amount) + FRACTION_BITS;
        // 95 bits in units, and no more than 253 after the shift
        if (shift < 0 || shift > 158) {
            addToRest(at(sum), new BigDecimal(amount));
            return;
        }
        long mantissa = amount < 0 ? -mantissa(amount) : mantissa(amount);
        long high = Math.multiplyHigh(mantissa, UNITS_OF_ONE);
        addBinary(sum, high >> (Long.SIZE - 1), high, mantissa * UNITS_OF_ONE, shift);
    }

    private void addSquare(int sum, double amount) {
        long rounded = (long) amount;
        if ((double) rounded == amount && rounded != Long.MAX_VALUE) {
            addSquare(sum, rounded);
            return;
        }
        int shift = 2 * exponent(amount) + FRACTION_BITS;
        // 148 bits in units, and no more than 254 after the shift
        if (shift < 0 || shift > 106) {
            BigDecimal decimal = new BigDecimal(amount);
            addToRest(at(sum), decimal.multiply(decimal));
            return;
        }
        long root = mantissa(amount);
        long square = root * root;
        long upper = Math.multiplyHigh(root, root);
        long carried = multiplyHighUnsigned(square, UNITS_OF_ONE);
        long middle = upper * UNITS_OF_ONE + carried;
        long high = Math.multiplyHigh(upper, UNITS_OF_ONE) + (Long.compareUnsigned(middle, carried) < 0 ? 1 : 0);
        addBinary(sum, high, middle, square * UNITS_OF_ONE, shift);
    }

    private static int exponent(double amount) {
        return Math.getExponent(amount) - MANTISSA_BITS;
    }

    private static long mantissa(double amount) {
        return (Double.doubleToRawLongBits(amount) & ((1L << MANTISSA_BITS) - 1)) | (1L << MANTISSA_BITS);
    }

    /** Adds units times a power of two that leaves room in the words. */
    private void addBinary(int sum, long high, long middle, long low, int shift) {
        int bits = shift % Long.SIZE;
        int rest = Long.SIZE - 1 - bits;
        long first = low << bits;
        long second = middle << bits | low >>> 1 >>> rest;
        long third = high << bits | middle >>> 1 >>> rest;
        long fourth = high >> 1 >> rest;
        switch (shift / Long.SIZE) {
            case 0 -> add(sum, fourth, third, second, first);
            case 1 -> add(sum, third, second, first, 0);
            default -> add(sum, second, first, 0, 0);
        }
    }

    private int at(int sum) {
        return counts + sum * WORDS;
    }

    private void add(int sum, long fourth, long third, long second, long first) {
        int at = at(sum);
        long newFirst = words[at] + first;
        long carry = carry(words[at], first, newFirst);
        long newSecond = words[at + 1] + second + carry;
        carry = carry(words[at + 1], second, newSecond);
        long newThird = words[at + 2] + third + carry;
        carry = carry(words[at + 2], third, newThird);
        long newFourth = words[at + 3] + fourth + carry;
        if (((words[at + 3] ^ newFourth) & (fourth ^ newFourth)) < 0) {
            addToRest(at, inWords(at));
            set(at, fourth, third, second, first);
        } else {
            set(at, newFourth, newThird, newSecond, newFirst);
        }
    }

    private static long carry(long one, long other, long sum) {
        return ((one & other) | ((one | other) & ~sum)) >>> (Long.SIZE - 1);
    }

    private void set(int at, long fourth, long third, long second, long first) {
        words[at] = first;
        words[at + 1] = second;
        words[at + 2] = third;
        words[at + 3] = fourth;
    }

    private void addToRest(int at, BigDecimal amount) {
        @Nullable BigDecimal[] kept = rests;
        if (kept == null) {
            kept = new @Nullable BigDecimal[words.length];
            rests = kept;
        }
        BigDecimal rest = kept[at];
        kept[at] = rest == null ? amount : rest.add(amount);
    }

    /** Adds as many others, each to its own. */
    final void add(ExactSums others) {
        for (int count = 0; count < counts; count++) {
            words[count] += others.words[count];
        }
        for (int sum = 0; at(sum) < words.length; sum++) {
            int at = at(sum);
            add(sum, others.words[at + 3], others.words[at + 2], others.words[at + 1], others.words[at]);
        }
        @Nullable BigDecimal[] theirs = others.rests;
        if (theirs != null) {
            for (int at = 0; at < theirs.length; at++) {
                BigDecimal rest = theirs[at];
                if (rest != null) {
                    addToRest(at, rest);
                }
            }
        }
    }

    final BigDecimal counted(int count) {
        return withRest(count, BigDecimal.valueOf(words[count]));
    }

    final BigDecimal sum(int sum) {
        return withRest(at(sum), inWords(at(sum)));
    }

    private BigDecimal withRest(int at, BigDecimal value) {
        BigDecimal rest = rests == null ? null : rests[at];
        return rest == null ? value : rest.add(value);
    }

    private BigDecimal inWords(int at) {
        if (words[at] == 0) {
            // most are whole or have a few decimals, and a division each costs less than what decimals of any length do
            int places = Long.SIZE - Long.numberOfTrailingZeros(words[at + 1]);
            for (int decimals = places; decimals <= DECIMALS; decimals = 2 * decimals + 2) {
                BigDecimal decimal = ofDecimals(at, decimals);
                if (decimal != null) {
                    return decimal;
                }
            }
        }
        return ofAnyDecimals(at);
    }

    /** What the words hold, if it has no more decimals than that and its digits fit a long. */
    private @Nullable BigDecimal ofDecimals(int at, int decimals) {
        long high = words[at + 3] << decimals | words[at + 2] >>> 1 >>> (Long.SIZE - 1 - decimals);
        long low = words[at + 2] << decimals | words[at + 1] >>> 1 >>> (Long.SIZE - 1 - decimals);
        boolean negative = high < 0;
        if (negative) {
            low = -low;
            high = low == 0 ? -high : ~high;
        }
        long divisor = POWERS_OF_FIVE[DECIMALS - decimals];
        if (words[at + 3] << decimals >> decimals != words[at + 3] || high < 0 || high >= divisor) {
            return null;
        }
        long quotient = 0;
        long remainder = high;
        // long division by digits of 16 bits, as the divisor has at most 42
        for (int bits = Long.SIZE - Short.SIZE; bits >= 0; bits -= Short.SIZE) {
            long dividend = remainder << Short.SIZE | (low >>> bits & 0xFFFF);
            quotient = quotient << Short.SIZE | dividend / divisor;
            remainder = dividend % divisor;
        }
        return remainder == 0 && quotient >= 0 ? BigDecimal.valueOf(negative ? -quotient : quotient, decimals) : null;
    }

    private BigDecimal ofAnyDecimals(int at) {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (int word = WORDS - 1; word >= 0; word--) {
            bytes.putLong(words[at + word]);
        }
        BigInteger units = new BigInteger(bytes.array());
        int places = Math.max(DECIMALS, FRACTION_BITS - units.getLowestSetBit());
        // n / (5^18 · 2^128) = n · 5^(places − 18) / (2^(128 − places) · 10^places)
        BigInteger unscaled = units.shiftRight(FRACTION_BITS - places)
                .multiply(BigInteger.valueOf(5).pow(places - DECIMALS));
        return new BigDecimal(unscaled, places);
    }
}

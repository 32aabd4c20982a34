package io.salesscore.review;

import java.util.SplittableRandom;

/** Random numbers from a seed, the same on every machine. For one thread. */
final class Draws {

    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    static Draws of(long seed) {
        return new Draws(new SplittableRandom(seed));
    }

    /** Others, whose numbers do not depend on how many of these are taken from now on. */
    Draws split() {
        return new Draws(random.split());
    }

    /** From 0 inclusive to 1 exclusive; made of the bits, as how the JDK makes doubles of them has changed before. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** From minus to plus a distance. */
    double around(double distance) {
        return distance * (2 * uniform() - 1);
    }

    /** A whole number from 0 inclusive to a bound exclusive. */
    int below(int bound) {
        return (int) (((random.nextLong() >>> 33) * bound) >>> 31);
    }

    boolean coin() {
        return random.nextLong() < 0;
    }
}

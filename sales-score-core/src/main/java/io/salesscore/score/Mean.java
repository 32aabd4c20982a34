package io.salesscore.score;

import io.salesscore.model.Aggregation;

/**
 * The weighted mean behind an {@link Aggregation}, as something that adds up: {@code of(Σ of each child's part, Σ
 * weights)}. Parts are added in the order of the children's ids; each formula stands here alone, so that every path of
 * scoring and explaining has the same bits.
 */
enum Mean {
    ARITHMETIC,
    GEOMETRIC,
    HARMONIC,
    MINIMUM;

    static Mean of(Aggregation aggregation) {
        return switch (aggregation) {
            case ARITHMETIC -> ARITHMETIC;
            case GEOMETRIC -> GEOMETRIC;
            case HARMONIC -> HARMONIC;
            case MINIMUM -> MINIMUM;
        };
    }

    /** What a sum begins with. */
    double nothing() {
        return this == MINIMUM ? Double.POSITIVE_INFINITY : 0;
    }

    /** What a child adds. */
    double part(double weight, double points) {
        // most groups are arithmetic, and this is asked for each child: no call through a table
        if (this == ARITHMETIC) {
            return weight * points;
        }
        if (this == GEOMETRIC) {
            // a zero child gives zero: ln 0 is -Infinity and stays so
            return weight * StrictMath.log(points);
        }
        return this == HARMONIC ? weight / points : points;
    }

    /** Two sums as one. */
    double join(double sum, double part) {
        return this == MINIMUM ? Math.min(sum, part) : sum + part;
    }

    /** The mean from the sum of the parts and of the weights. */
    double of(double sum, double weight) {
        if (this == ARITHMETIC) {
            return sum / weight;
        }
        if (this == GEOMETRIC) {
            return StrictMath.exp(sum / weight);
        }
        return this == HARMONIC ? weight / sum : sum;
    }
}

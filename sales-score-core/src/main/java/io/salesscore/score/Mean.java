package io.salesscore.score;

import io.salesscore.model.Aggregation;

/**
 * The weighted mean behind an {@link Aggregation}, as something that adds up: {@code of(Σ of each child's part, Σ
 * weights)}. Parts are added in the order of the children's ids; each formula stands here alone, so that every path of
 * scoring and explaining has the same bits.
 */
enum Mean {
    ARITHMETIC {
        @Override
        double part(double weight, double points) {
            return weight * points;
        }

        @Override
        double of(double sum, double weight) {
            return sum / weight;
        }
    },

    GEOMETRIC {
        @Override
        double part(double weight, double points) {
            // a zero child gives zero: ln 0 is -Infinity and stays so
            return weight * StrictMath.log(points);
        }

        @Override
        double of(double sum, double weight) {
            return StrictMath.exp(sum / weight);
        }
    },

    HARMONIC {
        @Override
        double part(double weight, double points) {
            return weight / points;
        }

        @Override
        double of(double sum, double weight) {
            return weight / sum;
        }
    },

    MINIMUM {
        @Override
        double nothing() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        double part(double weight, double points) {
            return points;
        }

        @Override
        double join(double sum, double part) {
            return Math.min(sum, part);
        }

        @Override
        double of(double sum, double weight) {
            return sum;
        }
    };

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
        return 0;
    }

    /** What a child adds. */
    abstract double part(double weight, double points);

    /** Two sums as one. */
    double join(double sum, double part) {
        return sum + part;
    }

    /** The mean from the sum of the parts and of the weights. */
    abstract double of(double sum, double weight);
}

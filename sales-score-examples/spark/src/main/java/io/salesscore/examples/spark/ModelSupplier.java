package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import java.io.Serializable;

/**
 * How a model travels: a {@link ScoreModel} is not {@link Serializable}, so what builds it goes to the machines, and each builds
 * its own.
 */
@FunctionalInterface
interface ModelSupplier extends Serializable {

    /** Builds the model, the same each time. */
    ScoreModel build();
}

package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import java.io.Serializable;

/** How a model travels: not itself, but as what builds it, there as here. */
@FunctionalInterface
interface ModelSupplier extends Serializable {

    /** Builds the model, the same each time. */
    ScoreModel build();
}

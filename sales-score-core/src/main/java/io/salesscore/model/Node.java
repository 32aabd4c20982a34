package io.salesscore.model;

/** A place in a model's tree: a {@link Criterion} or a {@link Group} of them. */
public sealed interface Node permits Criterion, Group {

    /**
     * Names the node among all of the model: the KPI's id for a criterion.
     *
     * @return the id
     */
    String id();

    /**
     * How much it weighs beside its siblings.
     *
     * @return the weight, above 0; only its proportion to the siblings' matters
     */
    double weight();

    /**
     * What happens where it is missing: where its KPI has no value, or, for a group, too little of it has.
     *
     * @return the policy, its own or the nearest above it
     */
    MissingPolicy missing();
}

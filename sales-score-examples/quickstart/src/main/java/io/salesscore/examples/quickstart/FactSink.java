package io.salesscore.examples.quickstart;

/**
 * Takes facts one at a time, in the order of the files and their rows. What it does not keep is not in memory.
 *
 * <p>Each method does nothing unless overridden: a sink speaks only of the facts that it wants.
 */
interface FactSink {

    default void deal(Deal deal) {}

    default void lead(Lead lead) {}

    default void visit(Visit visit) {}

    default void survey(Survey survey) {}

    default void invoice(Invoice invoice) {}

    default void target(Target target) {}
}
